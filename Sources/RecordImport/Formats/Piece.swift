/// What a file is cut into: one record or one answer, and where it stands.
struct Piece: Hashable {
    enum Content: Hashable {
        /// A value, not looked at yet.
        case json([UInt8])
        case row([String])
        /// What cannot be cut out, and why.
        case broken(String)
    }

    /// Counted from 1; of more than one line, the first.
    var line: Int
    var content: Content

    /// No piece is longer: something that should have ended it is missing.
    static let longest = 16 << 20
}

/// Cuts the bytes of a file into pieces as they come, whatever the size of the file and of the reads.
protocol Splitter {
    /// Takes what has been read next; appends the pieces that have become whole.
    mutating func add(_ bytes: [UInt8], to pieces: inout [Piece])

    /// The file has ended.
    mutating func end(_ pieces: inout [Piece])
}

extension UInt8 {
    static let newline = UInt8(ascii: "\n")
    static let quote = UInt8(ascii: "\"")

    /// Blanks as JSON has them.
    var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
