/// What is drawn of a character in cells of its own: one code point and the marks upon it.
///
/// Terminals disagree about sequences that may be one picture: families, flags, skin tones, presentation selectors. Such a
/// character is drawn as what all of them count alike: a family as its members, a flag as its two letters, the rest
/// without tone and selector. The parts together take the cells that ``Character/cellWidth`` counts.
struct DrawnPart: Hashable, Sendable {
    private(set) var scalars: [Unicode.Scalar]
    let width: Int

    /// As many as ncurses keeps for a cell.
    private static let mostMarks = 4

    fileprivate init(_ base: Unicode.Scalar) {
        scalars = [base.drawn]
        width = base.cellWidth
    }

    fileprivate mutating func add(_ mark: Unicode.Scalar) {
        if scalars.count <= Self.mostMarks { scalars.append(mark) }
    }
}

extension Character {
    /// Nil for a character of several code points.
    var onlyScalar: Unicode.Scalar? {
        let scalars = unicodeScalars
        guard let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex else { return nil }
        return first
    }

    var drawnParts: [DrawnPart] {
        var parts: [DrawnPart] = []
        for scalar in unicodeScalars {
            if scalar.cellWidth > 0 {
                if parts.isEmpty || !scalar.isSkinTone { parts.append(DrawnPart(scalar)) }
            } else if scalar.isDrawnMark, !parts.isEmpty {
                parts[parts.count - 1].add(scalar)
            }
        }
        return parts
    }
}

extension Unicode.Scalar {
    var isSkinTone: Bool { (0x1F3FB...0x1F3FF).contains(value) }

    /// Takes no cell and is seen all the same; selectors and joiners are not.
    fileprivate var isDrawnMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .otherLetter: !properties.isDefaultIgnorableCodePoint
        default: false
        }
    }

    /// `C` for the first half of 🇨🇳, a mark for what fills a cell with nothing; all others as they are.
    var drawn: Unicode.Scalar {
        if (0x1F1E6...0x1F1FF).contains(value) { return Unicode.Scalar(value - 0x1F1E6 + 0x41) ?? self }
        return properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint ? "\u{FFFD}" : self
    }
}
