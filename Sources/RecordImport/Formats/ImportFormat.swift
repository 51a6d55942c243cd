/// How a file holds records.
public enum ImportFormat: String, Sendable, CaseIterable {
    /// One document, or one after the other, on any number of lines.
    case json
    /// A value a line.
    case jsonl
    case csv

    var splitter: any Splitter {
        switch self {
        case .json: JSONSplitter()
        case .jsonl: LineSplitter()
        case .csv: CSVSplitter()
        }
    }

    /// The format of a file that begins so; nil where that cannot be told yet.
    ///
    /// - Parameters:
    ///   - head: not blank as a whole, without a byte order mark.
    ///   - isWhole: true where nothing follows it.
    static func recognised(_ head: [UInt8], isWhole: Bool) -> ImportFormat? {
        let text = head[...].drop(while: \.isBlank)
        switch text.first {
        case UInt8(ascii: "["): return .json
        case UInt8(ascii: "{"): break
        case nil: return nil
        default: return .csv
        }
        guard let end = text.firstIndex(of: .newline) else {
            // So long a line is an answer printed without breaks: its list is read in pieces.
            return isWhole ? .jsonl : text.count >= longestHead ? .json : nil
        }
        let line = text[..<end]
        if isClosed(line) { return .jsonl }
        let last = line.last { !$0.isBlank }
        if let last, "{[,:".utf8.contains(last) { return .json }
        // A first line that is cut off: what follows tells.
        guard let next = text[end...].first(where: { !$0.isBlank }) else { return isWhole ? .jsonl : nil }
        return next == UInt8(ascii: "{") ? .jsonl : .json
    }

    /// Nobody's line of one record is longer.
    static let longestHead = 64 << 10

    /// True where every bracket of the line is closed in it.
    private static func isClosed(_ line: ArraySlice<UInt8>) -> Bool {
        var depth = 0
        var isText = false
        var isEscaped = false
        for byte in line {
            if isEscaped {
                isEscaped = false
            } else if isText {
                isEscaped = byte == UInt8(ascii: "\\")
                isText = byte != .quote
            } else {
                switch byte {
                case .quote: isText = true
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                default: break
                }
            }
        }
        return depth == 0 && !isText
    }
}
