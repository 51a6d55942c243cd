extension String {
    /// The text for a terminal that cannot show all of it: each character it cannot show gets stand-ins of the same width.
    ///
    /// Signs of ours become similar ones (`─` is `-`), everything else question marks, two for a wide character. No screen
    /// knows of it; it is done where a frame is painted.
    ///
    /// - Parameter isShown: whether the terminal shows a character beyond ASCII, given its code point and its cells.
    public func spelled(where isShown: (Unicode.Scalar, Int) -> Bool) -> String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return self }
        return reduce(into: "") { text, character in
            let width = character.cellWidth
            let scalars = character.unicodeScalars
            if character.isASCII || (scalars.count == 1 && scalars.allSatisfy { isShown($0, width) }) {
                text.append(character)
            } else {
                text += String(repeating: ASCIISigns.standIn(for: character), count: width)
            }
        }
    }

    /// In ASCII alone.
    public var inASCII: String { spelled { _, _ in false } }
}

/// What is drawn in the place of signs that ASCII does not have.
private enum ASCIISigns {
    static func standIn(for character: Character) -> Character { signs[character] ?? "?" }

    private static let signs: [Character: Character] = [
        "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+",
        // What is cut off ends in a sign that no id, domain or number ends in.
        "…": "~", "·": "-", "≥": ">", "→": ">", "←": "<", "↓": "v", "↑": "^", "×": "x", "–": "-", "—": "-", "•": "*",
        "‘": "'", "’": "'", "“": "\"", "”": "\"", "\u{A0}": " ",
    ]
}
