/// What has been read and not been used yet.
struct PendingBytes {
    private(set) var bytes: [UInt8] = []
    /// Where the unused part begins.
    private(set) var start = 0
    /// The line in which it begins.
    private(set) var line = 1

    var count: Int { bytes.count - start }

    mutating func add(_ more: [UInt8]) {
        bytes.removeFirst(start)
        start = 0
        bytes.append(contentsOf: more)
    }

    /// Uses everything before `end`.
    ///
    /// - Parameter lines: how many line breaks that is.
    mutating func use(upTo end: Int, lines: Int) {
        start = end
        line += lines
    }

    /// Where the line that begins at the unused part ends; nil where its break has not come yet.
    func endOfLine() -> Int? { bytes[start...].firstIndex(of: .newline) }
}
