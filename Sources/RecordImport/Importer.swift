import APICore
import Foundation
import RecordModel
public import RecordStore

/// Brings what files hold into the cache, batch by batch: while one is stored the next one is read.
///
/// Memory does not grow with the files. Each batch is committed as it comes, so that an import that ends early keeps what
/// it got. How old the cache is and whether it is complete do not change: the records are just there.
public struct Importer: Sendable {
    private let cache: RecordCache
    private let request: ImportRequest

    public init(_ request: ImportRequest, into cache: RecordCache) {
        self.request = request
        self.cache = cache
    }

    /// - Parameters:
    ///   - stop: looked at between batches, and while standard input brings nothing.
    ///   - onProgress: told after each batch has been committed.
    ///   - onFault: told of each in the order of the files.
    @concurrent
    public func run(
        stop: StopSign, onProgress: @Sendable (ImportReport) -> Void, onFault: @Sendable (ImportFault) -> Void
    ) async throws(StoreError) -> ImportReport {
        var report = ImportReport()
        report.bytesInAll = Self.size(of: request.files)
        for path in request.files {
            switch Result(catching: { () throws(ImportFault) in try FileReader(path, request, stop: stop) }) {
            case .success(let reader):
                report.files += 1
                try await store(reader, &report, onProgress: onProgress, onFault: onFault)
            case .failure(let fault): report.add(fault, onFault)
            }
            if stop.isUp || request.isStrict && report.faults > 0 {
                report.isCutShort = true
                break
            }
        }
        return report
    }

    private func store(
        _ reader: FileReader, _ report: inout ImportReport, onProgress: @Sendable (ImportReport) -> Void,
        onFault: @Sendable (ImportFault) -> Void
    ) async throws(StoreError) {
        var batch = await reader.next()
        while let read = batch {
            async let next = reader.next()
            report.known += try await cache.add(read.records, read.details)
            batch = await next
            report.records += read.records.count
            report.details += read.details.count
            report.bytesRead += read.byteCount
            for fault in read.faults { report.add(fault, onFault) }
            onProgress(report)
        }
    }

    private static func size(of files: [String]) -> Int? {
        files.reduce(0) { sum, file in
            guard let sum, let facts = try? FileManager.default.attributesOfItem(atPath: file) else { return nil }
            guard facts[.type] as? FileAttributeType == .typeRegular else { return nil }
            return (facts[.size] as? Int).map { sum + $0 }
        }
    }
}

extension ImportReport {
    fileprivate mutating func add(_ fault: ImportFault, _ onFault: (ImportFault) -> Void) {
        if fault.isFailure, fault.line == nil { badFiles += 1 }
        if fault.isFailure, fault.line != nil { badLines += 1 }
        onFault(fault)
    }
}
