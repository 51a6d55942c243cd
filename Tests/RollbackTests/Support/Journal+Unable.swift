import Foundation
import RecordStore
import Testing

extension Journal {
    /// A journal that opens but fails to take one state, as if the disk were full just then.
    ///
    /// A rule against the state's word is written over the table's definition in the file; it even holds for root.
    static func unable(toWrite word: String, in folder: TemporaryFolder) throws -> Journal {
        let url = URL(fileURLWithPath: try Journal(folder: folder.path).path)
        var file = try Data(contentsOf: url)
        let columns = Data(#""at" DOUBLE NOT NULL, "word" TEXT NOT NULL"#.utf8)
        let rule = Data(#""at", "word" CHECK(word<>'\#(word)')"#.utf8)
        let padding = Data(repeating: UInt8(ascii: " "), count: columns.count - rule.count)
        // Besides the definition that counts, earlier ones can lie about in the file.
        var rest = file.startIndex..<file.endIndex
        var count = 0
        while let place = file.range(of: columns, in: rest) {
            file.replaceSubrange(place, with: rule + padding)
            rest = place.upperBound..<file.endIndex
            count += 1
        }
        try #require(count > 0)
        try file.write(to: url)
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
