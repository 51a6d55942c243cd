extension Unicode.Scalar {
    /// Cells the code point takes on a terminal: 0, 1 or 2, as ncurses counts in a UTF-8 locale.
    var cellWidth: Int {
        if value < 0x300 { return value == 0xAD ? 1 : (value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1) }
        if isJoiningJamo { return 0 }
        switch properties.generalCategory {
        case .format: return isSignBelowNumbers ? 1 : 0
        case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator: return 0
        default: return WideScalars.contains(value) ? 2 : 1
        }
    }

    /// Vowels and finals of Korean syllables, which are drawn into the cells of the consonant before them.
    private var isJoiningJamo: Bool { (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value) }

    /// Arabic, Syriac and Kaithi signs that are drawn, although Unicode counts them among the invisible ones.
    private var isSignBelowNumbers: Bool {
        switch value {
        case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: true
        default: false
        }
    }
}

extension [String] {
    /// As many whole elements as fit, and how many more there are; only a first one that is too long is cut.
    func listed(in width: Int) -> String {
        guard let first else { return "" }
        var shown = first
        for (place, element) in enumerated().dropFirst() {
            let rest = count - place - 1
            let longer = "\(shown), \(element)"
            guard (longer + (rest > 0 ? ", +\(rest)" : "")).cellWidth <= width else {
                return "\(shown.cutInMiddle(to: Swift.max(1, width - 4 - "\(rest)".count))), +\(rest + 1)"
            }
            shown = longer
        }
        return shown.cutInMiddle(to: width)
    }
}

extension Character {
    /// Cells the character takes: those of its parts as they are drawn, see ``DrawnPart``.
    var cellWidth: Int {
        if let byte = asciiValue { return (0x20..<0x7F).contains(byte) ? 1 : 0 }
        return unicodeScalars.reduce(0) { cells, scalar in
            scalar.isSkinTone && cells > 0 ? cells : cells + scalar.cellWidth
        }
    }
}

extension String {
    /// Cells the text takes on one line.
    public var cellWidth: Int {
        if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return utf8.count }
        return reduce(0) { $0 + $1.cellWidth }
    }

    /// The longest beginning that fits, with `…` where something is cut off.
    func cut(to width: Int) -> String {
        guard cellWidth > width else { return self }
        guard width > 1 else { return width == 1 ? "…" : "" }
        return String(beginning(width - 1)) + "…"
    }

    /// Both ends of the text with `…` between them, so that ids and domains stay readable.
    func cutInMiddle(to width: Int) -> String {
        guard cellWidth > width else { return self }
        guard width > 2 else { return cut(to: width) }
        let end = (width - 1) / 2
        return String(beginning(width - 1 - end)) + "…" + String(ending(end))
    }

    /// Cut to the width, or filled with spaces up to it.
    func padded(to width: Int) -> String {
        let text = cut(to: width)
        return text + String(repeating: " ", count: max(0, width - text.cellWidth))
    }

    private func beginning(_ width: Int) -> Substring {
        var left = width
        return prefix {
            left -= $0.cellWidth
            return left >= 0
        }
    }

    private func ending(_ width: Int) -> Substring {
        var left = width
        var start = endIndex
        while start > startIndex {
            let before = index(before: start)
            left -= self[before].cellWidth
            guard left >= 0 else { break }
            start = before
        }
        return self[start...]
    }
}
