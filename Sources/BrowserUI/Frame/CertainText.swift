/// How many cells the terminal gives to characters of which Unicode leaves that open, such as `─`, `…` and Greek letters.
public enum AmbiguousWidth: String, Hashable, Sendable, CaseIterable {
    case narrow, wide
}

/// Turns the text of cells into what is sent for it: of the same width, and of one that everybody counts alike.
///
/// Where the library that paints counts another width than the frame, or does not know a character, or where the terminal
/// would, something plain stands in its place. So a column is never shifted, whatever the host's tables say.
public struct CertainText: Sendable {
    private let ambiguous: AmbiguousWidth
    private let libraryWidth: @Sendable (Unicode.Scalar) -> Int

    /// - Parameter libraryWidth: cells by which the painting library moves on; negative for what it does not draw.
    public init(ambiguous: AmbiguousWidth, libraryWidth: @escaping @Sendable (Unicode.Scalar) -> Int) {
        self.ambiguous = ambiguous
        self.libraryWidth = libraryWidth
    }

    /// - Parameter text: of a run of a frame.
    public func text(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var sent = String.UnicodeScalarView()
        var isReplaced = false
        for scalar in text.unicodeScalars {
            let width = scalar.cellWidth
            let isCertain = isCertain(scalar, width)
            if width == 0 {
                // Marks belong to what they stand upon.
                if isCertain, !isReplaced { sent.append(scalar) }
                continue
            }
            isReplaced = !isCertain
            sent.append(isCertain ? scalar : Self.standIns[scalar] ?? "?")
            if isReplaced, width == 2 { sent.append(" ") }
        }
        return String(sent)
    }

    private func isCertain(_ scalar: Unicode.Scalar, _ width: Int) -> Bool {
        if scalar.isASCII { return true }
        if ambiguous == .wide, width == 1, AmbiguousScalars.contains(scalar.value) { return false }
        return libraryWidth(scalar) == width
    }

    /// For the signs the screens themselves are drawn with.
    private static let standIns: [Unicode.Scalar: Unicode.Scalar] = [
        "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "·": "-", "…": "~", "↑": "^", "↓": "v", "→": ">", "←": "<",
        "≥": ">", "≤": "<", "×": "x", "–": "-", "—": "-", "“": "\"", "”": "\"", "‘": "'", "’": "'",
    ]
}
