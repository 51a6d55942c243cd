import Foundation
import RecordStore
import Testing

extension Journal {
    /// A journal that opens but fails to take one state, as if the disk were full just then.
    ///
    /// - Parameter last: the number of the last step that fails; nil where it always does.
    static func unable(toWrite word: String, upTo last: Int? = nil, in folder: TemporaryFolder) throws -> Journal {
        let exception = last.map { "OR id>\($0)" } ?? ""
        try DatabaseRules.replace(
            #""at" DOUBLE NOT NULL, "word" TEXT NOT NULL"#, by: #""at","word"CHECK(word<>'\#(word)'\#(exception))"#,
            in: try Journal(folder: folder.path).path)
        return try Journal(folder: folder.path)
    }

    /// A journal that opens but does not hold together: its last page is overwritten.
    static func damaged(in folder: TemporaryFolder) throws -> Journal {
        let url = URL(fileURLWithPath: try Journal(folder: folder.path).path)
        // Opened while it is sound: a damaged one would not open.
        let journal = try Journal(folder: folder.path)
        let page = 4096
        let file = try FileHandle(forWritingTo: url)
        try file.seek(toOffset: try file.seekToEnd() - UInt64(page))
        try file.write(contentsOf: Data(repeating: 0xA5, count: page))
        try file.close()
        return journal
    }
}

extension RecordCache {
    /// A cache that can be read and takes no detail, as if the disk were full.
    static func unable(in folder: TemporaryFolder) throws -> RecordCache {
        try DatabaseRules.replace(
            #""json" BLOB NOT NULL"#, by: #""json"CHECK(id<0)"#, in: try RecordCache(folder: folder.path).path)
        return try RecordCache(folder: folder.path)
    }
}

/// Rules written over the definition of a table in the file; they even hold for root.
private enum DatabaseRules {
    static func replace(_ columns: String, by rule: String, in path: String) throws {
        let url = URL(fileURLWithPath: path)
        var file = try Data(contentsOf: url)
        let (old, new) = (Data(columns.utf8), Data(rule.utf8))
        try #require(new.count <= old.count)
        let padding = Data(repeating: UInt8(ascii: " "), count: old.count - new.count)
        // Besides the definition that counts, earlier ones can lie about in the file.
        var rest = file.startIndex..<file.endIndex
        var count = 0
        while let place = file.range(of: old, in: rest) {
            file.replaceSubrange(place, with: new + padding)
            rest = place.upperBound..<file.endIndex
            count += 1
        }
        try #require(count > 0)
        try file.write(to: url)
    }
}
