import APICore
import Foundation
import RecordModel
import RecordStore

/// Makes records and details of the pieces of one file.
struct PieceReader {
    let file: String
    /// Whose detail it is where the file does not say so.
    let recordID: DeployRecord.ID?
    /// When the API was asked, where the file does not say so.
    let readAt: Date
    /// True where the first piece is a line of names.
    var isTable = false
    private var table: SavedTable?
    /// True once the file has turned out to be something else: without the names, no row can be read.
    private(set) var isHopeless = false

    init(file: String, recordID: DeployRecord.ID?, readAt: Date) {
        self.file = file
        self.recordID = recordID
        self.readAt = readAt
    }

    /// Adds what the piece holds; what is wrong with it becomes a fault.
    mutating func read(_ piece: Piece, into batch: inout ImportBatch) {
        do {
            switch piece.content {
            case .broken(let reason): batch.faults.append(fault(piece, reason))
            case .json(let bytes): try read(SavedAnswer(json: bytes), of: piece, into: &batch)
            case .row(let cells): try read(cells, into: &batch)
            }
        } catch {
            batch.faults.append(fault(piece, error.explanation))
        }
        isHopeless = isTable && table == nil
    }

    private func read(
        _ answer: SavedAnswer, of piece: Piece, into batch: inout ImportBatch
    ) throws(SavedAnswerError) {
        batch.records += answer.records
        batch.faults += answer.faults.map { fault(piece, $0.explanation) }
        guard let detail = answer.detail else { return }
        guard let id = detail.recordID ?? recordID else {
            batch.faults.append(
                fault(piece, "this detail does not say of which record it is; import its file alone with --record ID"))
            return
        }
        if let own = detail.recordID, let recordID, own != recordID {
            batch.faults.append(fault(piece, "this detail is of record \(own), and --record says \(recordID)"))
            return
        }
        guard id.family == detail.family else {
            let family = detail.family.word
            batch.faults.append(
                fault(piece, "this detail is of a record of the family \(family); say --record \(family)/\(id.number)"))
            return
        }
        let read = RecordDetail(id: id, tasks: detail.tasks, readAt: detail.readAt ?? readAt)
        do { batch.details.append(try PreparedDetail(read)) } catch {
            batch.faults.append(fault(piece, "this detail cannot be kept: \(error)"))
        }
    }

    private mutating func read(_ cells: [String], into batch: inout ImportBatch) throws(SavedAnswerError) {
        if let table {
            batch.records.append(try table.record(in: cells))
        } else {
            table = try SavedTable(header: cells)
        }
    }

    private func fault(_ piece: Piece, _ reason: String) -> ImportFault {
        ImportFault(file: file, line: piece.line, reason: reason)
    }
}
