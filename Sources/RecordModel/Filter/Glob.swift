/// A pattern: `*` stands for any text; everything else for itself, capitals of the Latin alphabet or not.
public struct Glob: Hashable, Sendable {
    /// The pattern as it was typed.
    public var text: String

    public init(_ text: String) { self.text = text }

    /// The texts between the stars.
    public var literals: [String] { pieces.filter { !$0.isEmpty } }

    /// The pattern for SQL's LIKE with `\` as the escape.
    public var likePattern: String {
        pieces.map(\.likeLiteral).joined(separator: "%")
    }

    /// By code points: a star with a combining mark is a star all the same.
    private var pieces: [String] {
        text.unicodeScalars.split(separator: "*", omittingEmptySubsequences: false).map { String($0) }
    }

    /// True where the whole candidate fits, capitals or not.
    public func matches(_ candidate: String) -> Bool {
        let pattern = Array(text.utf8.map(\.folded))
        let text = Array(candidate.utf8.map(\.folded))
        var place = 0
        var next = 0
        // Where to go on from when what follows the last star does not fit.
        var retry: (star: Int, text: Int)?
        while place < text.count {
            if next < pattern.count, pattern[next] == UInt8(ascii: "*") {
                retry = (next, place)
                next += 1
            } else if next < pattern.count, pattern[next] == text[place] {
                next += 1
                place += 1
            } else if let last = retry {
                retry = (last.star, last.text + 1)
                next = last.star + 1
                place = last.text + 1
            } else {
                return false
            }
        }
        return pattern[next...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}

extension String {
    /// The text as itself in a pattern of SQL's LIKE with `\` as the escape.
    public var likeLiteral: String {
        // By code points, as LIKE reads them: a sign with a combining mark is a sign all the same.
        let scalars = unicodeScalars.reduce(into: String.UnicodeScalarView()) { literal, scalar in
            if scalar == "%" || scalar == "_" || scalar == "\\" { literal.append("\\") }
            literal.append(scalar)
        }
        return String(scalars)
    }

    /// As SQL's LIKE compares: the capitals of the Latin alphabet are no different, all others are.
    public func containsIgnoringCase(_ other: String) -> Bool {
        let part = Array(other.utf8.map(\.folded))
        let whole = Array(utf8.map(\.folded))
        guard part.count <= whole.count else { return false }
        return (0...(whole.count - part.count)).contains { whole[$0..<$0 + part.count].elementsEqual(part) }
    }
}

extension UInt8 {
    fileprivate var folded: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
