import Foundation
import RecordModel
import RecordStore
import Synchronization

@testable import RecordImport

/// A cache and files of its own for one import after the other.
final class ImportPlace: Sendable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "certback-import-\(UUID())").path
    let cache: RecordCache
    private let seenFaults = Mutex<[ImportFault]>([])
    private let seenReports = Mutex<[ImportReport]>([])

    init() throws { cache = try RecordCache(folder: folder) }

    deinit {
        // What the system clears away later anyway.
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// What was told of, with the folder's name left out.
    var faults: [String] { seenFaults.withLock { $0.map { $0.text.replacing(folder + "/", with: "") } } }
    var reports: [ImportReport] { seenReports.withLock(\.self) }

    func file(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
        return "\(folder)/\(name)"
    }

    func run(
        _ files: [String], batchSize: Int = 50_000, stop: StopSign = StopSign(), change: (inout ImportRequest) -> Void = { _ in }
    ) async throws -> ImportReport {
        var request = ImportRequest(files: files)
        request.batchSize = batchSize
        change(&request)
        return try await Importer(request, into: cache).run(
            stop: stop, onProgress: { report in self.seenReports.withLock { $0.append(report) } },
            onFault: { fault in self.seenFaults.withLock { $0.append(fault) } })
    }

    /// The ids in the cache, lowest first.
    func ids() async throws -> [Int64] {
        let byID = RecordSort(column: .id, isDescending: false)
        return try await cache.ids(of: ListQuery(sort: byID)).map(\.rawValue)
    }
}

/// Records as JSON lines, with these ids.
func lines(_ ids: some Sequence<Int>) -> String {
    ids.map { #"{"Id":\#($0),"OldCertId":"OMhKAc35","ResourceTypes":["clb"],"Status":1}"# + "\n" }.joined()
}
