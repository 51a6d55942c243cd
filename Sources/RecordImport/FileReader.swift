import Foundation
import RecordModel

/// Reads one file in batches, each asked for while the one before it is stored.
actor FileReader {
    private let source: ImportSource
    private let request: ImportRequest
    private let stop: StopSign
    private var format: ImportFormat?
    private var splitter: (any Splitter)?
    private var pieces: PieceReader
    /// What was read before the format could be told.
    private var head: [UInt8] = []
    private var hasEnded = false

    /// Details are large: of them a batch has fewer.
    private static let bytesAtATime = 32 << 20
    /// With so many the text index is fastest.
    private static let detailsAtATime = 4000

    init(_ path: String, _ request: ImportRequest, stop: StopSign) throws(ImportFault) {
        do { source = try ImportSource(path) } catch { throw ImportFault(file: path, reason: "cannot be opened: \(error.words)") }
        self.request = request
        self.stop = stop
        format = request.format
        pieces = PieceReader(file: source.name, recordID: request.recordID, readAt: source.writtenAt ?? Date())
    }

    /// The next records and details, and what was wrong between them; nil at the end.
    ///
    /// Where the request is strict, the batch ends with the first fault, and nothing follows it.
    func next() -> ImportBatch? {
        guard !hasEnded else { return nil }
        var batch = ImportBatch()
        while !hasEnded, !isFull(batch) {
            do { try readOn(&batch) } catch { end(&batch, "cannot be read further: \(error.words)") }
        }
        return batch
    }

    private func isFull(_ batch: ImportBatch) -> Bool {
        batch.count >= request.batchSize || batch.details.count >= Self.detailsAtATime || batch.byteCount >= Self.bytesAtATime
    }

    private func readOn(_ batch: inout ImportBatch) throws(ImportSource.Failure) {
        let bytes = try source.read(unless: stop)
        batch.byteCount += bytes.count
        hasEnded = bytes.isEmpty
        guard !stop.isUp else { return hasEnded = true }
        var found: [Piece] = []
        if splitter == nil {
            splitter = begin(with: bytes, &batch)
            splitter?.add(head, to: &found)
            if splitter != nil { head = [] }
        } else {
            splitter?.add(bytes, to: &found)
        }
        if hasEnded { splitter?.end(&found) }
        take(found, into: &batch)
    }

    private func take(_ found: [Piece], into batch: inout ImportBatch) {
        for piece in found {
            pieces.read(piece, into: &batch)
            if request.isStrict && batch.faults.contains(where: \.isFailure) || pieces.isHopeless { return hasEnded = true }
        }
    }

    /// The splitter for what the file turns out to be; nil while that cannot be told.
    private func begin(with bytes: [UInt8], _ batch: inout ImportBatch) -> (any Splitter)? {
        head += bytes
        guard head.count >= 3 || hasEnded else { return nil }
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { head.removeFirst(3) }
        if head.starts(with: [0x1F, 0x8B]) {
            end(&batch, "is compressed; unpack it first, as with: zcat FILE | certback import -")
            return nil
        }
        if head.allSatisfy(\.isBlank) {
            if hasEnded { end(&batch, "is empty", isFailure: false) }
            return nil
        }
        format = format ?? .recognised(head, isWhole: hasEnded)
        pieces.isTable = format == .csv
        return format?.splitter
    }

    private func end(_ batch: inout ImportBatch, _ reason: String, isFailure: Bool = true) {
        batch.faults.append(ImportFault(file: source.name, reason: reason, isFailure: isFailure))
        hasEnded = true
    }
}
