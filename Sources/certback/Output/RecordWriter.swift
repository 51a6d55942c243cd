import BrowserUI
import Foundation
import RecordModel
import Synchronization

/// Prints records as they come, in any number, in one of the formats of `list`.
final class RecordWriter: Sendable {
    private let format: ListFormat
    private let zone: UTCOffset
    private let idWidth: Int
    private let rollbacks: RollbackRecords
    private let state = Mutex(State())

    private struct State {
        var count = 0
        var buffer = Data()
        var failure: (any Error)?
    }

    /// Why standard output takes no more: its reader has gone, the disk is full.
    var failure: (any Error)? { state.withLock(\.failure) }

    /// How many have been given to it.
    var count: Int { state.withLock(\.count) }

    /// - Parameters:
    ///   - rollbacks: which records are themselves the rollbacks of others.
    ///   - hasOtherFamilies: then ids are longer, as their family stands before them.
    init(_ format: ListFormat, zone: UTCOffset, rollbacks: RollbackRecords, hasOtherFamilies: Bool = false) {
        self.format = format
        self.rollbacks = rollbacks
        idWidth = hasOtherFamilies ? 15 : 10
        self.zone = zone
        let head =
            switch format {
            case .text, .table:
                Self.row(idWidth, ["ID", "CERTIFICATE", "RESOURCES", "STATUS", "CREATED \(zone.label)", "UPDATED \(zone.label)"])
            case .csv: "id,certificate,resourceTypes,status,statusWord,createdAt,updatedAt,formerCertificateID\n"
            case .json: "["
            case .jsonl: ""
            }
        state.withLock { $0.buffer.append(contentsOf: head.utf8) }
    }

    @Sendable
    func write(_ record: DeployRecord) throws {
        let line = try text(of: record)
        try state.withLock { state in
            if format == .json { state.buffer.append(contentsOf: (state.count > 0 ? ",\n" : "\n").utf8) }
            state.count += 1
            state.buffer.append(contentsOf: line.utf8)
            if state.buffer.count > 1 << 16 { try Self.flush(&state) }
        }
    }

    func end() throws {
        try state.withLock { state in
            if format == .json { state.buffer.append(contentsOf: (state.count > 0 ? "\n]\n" : "]\n").utf8) }
            try Self.flush(&state)
        }
    }

    private static func flush(_ state: inout State) throws {
        do {
            try FileHandle.standardOutput.write(contentsOf: state.buffer)
            state.buffer.removeAll(keepingCapacity: true)
        } catch {
            state.failure = error
            throw error
        }
    }

    private func text(of record: DeployRecord) throws -> String {
        let created = record.createdAt
        let updated = record.updatedAt
        let original = rollbacks.original(of: record.id)
        switch format {
        case .text, .table:
            return Self.row(
                idWidth,
                [
                    record.id.description, record.certificateID, record.resourceTypes.joined(separator: ","),
                    record.statusWord + (original == nil ? "" : " (R)"), created.map(zone.dateAndTime) ?? "-",
                    updated.map(zone.dateAndTime) ?? "-",
                ])
        case .json: return try JSONOutput.text(JSONOutput.Record(record, rollbackOf: original))
        case .jsonl: return try JSONOutput.line(JSONOutput.Record(record, rollbackOf: original)) + "\n"
        case .csv:
            let cells = [
                record.id.description, record.certificateID.harmlessInSpreadsheets,
                record.resourceTypes.joined(separator: ",").harmlessInSpreadsheets, String(record.status.code), record.statusWord,
                created?.ISO8601Format() ?? "", updated?.ISO8601Format() ?? "",
                record.formerCertificateID.harmlessInSpreadsheets,
            ]
            return cells.map(\.csvCell).joined(separator: ",") + "\n"
        }
    }

    /// Columns as wide as on the screen; a longer text moves what follows it.
    private static func row(_ idWidth: Int, _ cells: [String]) -> String {
        let widths = [idWidth, 11, 11, 17, 19, 19]
        let padded = zip(cells, widths).map { cell, width in
            cell + String(repeating: " ", count: max(0, width - cell.cellWidth))
        }
        return padded.joined(separator: "  ").trimmingSuffix { $0 == " " } + "\n"
    }
}

extension String {
    fileprivate func trimmingSuffix(while isOut: (Character) -> Bool) -> String {
        var text = self[...]
        while let last = text.last, isOut(last) { text.removeLast() }
        return String(text)
    }
}
