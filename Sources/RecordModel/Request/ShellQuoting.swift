extension String {
    /// The text as one word of a POSIX shell: bare where nothing in it means anything to one, else in single quotes.
    public var shellQuoted: String {
        if !isEmpty, utf8.allSatisfy(\.isPlainInShells) { return self }
        return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }
}

extension UInt8 {
    fileprivate var isPlainInShells: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-_./:@%+,".utf8.contains(self)
        }
    }
}
