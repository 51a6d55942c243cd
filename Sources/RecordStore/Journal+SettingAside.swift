import Foundation
import GRDB
public import RecordModel

extension Journal {
    /// As much of a damaged journal as can still be read; the file is not changed.
    public static func remains(in folder: String) -> [ChangeHistory] {
        var configuration = Configuration()
        configuration.readonly = true
        // What cannot be read is what the caller has to tell: an empty answer says so.
        guard let queue = try? DatabaseQueue(path: "\(folder)/\(fileName)", configuration: configuration) else { return [] }
        // Numbers are given in turn, so each one up to the last is asked for: a damaged page hides only what is on it.
        let sql = "SELECT seq FROM sqlite_sequence WHERE name = 'change'"
        let last = (try? queue.read { try Int64.fetchOne($0, sql: sql) }) ?? 0
        return (0..<min(max(last, 0), mostRemains)).flatMap { number in
            (try? queue.read { try JournalRows.histories(in: $0, where: "change.id = ?", [number + 1]) }) ?? []
        }
    }

    /// The last number may be damaged too.
    private static let mostRemains: Int64 = 1_000_000

    /// Gives a damaged journal, with its side files, another name in its folder, so that the next opening begins a new one.
    ///
    /// - Throws: when there is a file of that name already; nothing is overwritten.
    @concurrent
    public static func setAside(in folder: String, as name: String) async throws(StoreError) {
        try StoreFile.setAside(.journal, "\(folder)/\(fileName)", as: "\(folder)/\(name)")
    }
}
