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
        let place = try #require(file.range(of: columns))
        let rule = Data(#""at", "word" CHECK(word<>'\#(word)')"#.utf8)
        let padding = Data(repeating: UInt8(ascii: " "), count: columns.count - rule.count)
        file.replaceSubrange(place, with: rule + padding)
        try file.write(to: url)
        return try Journal(folder: folder.path)
    }
}
