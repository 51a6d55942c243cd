extension String {
    /// The text in lines of at most `width` cells, broken at spaces and between the characters of scripts that have none.
    public func wrapped(to width: Int) -> [String] {
        guard width > 0 else { return [] }
        var lines: [String] = []
        var line = ""
        var taken = 0
        for piece in pieces {
            let gap = piece.followsSpace && !line.isEmpty ? 1 : 0
            let cells = String(piece.text).cellWidth
            if taken + gap + cells <= width {
                line += (gap == 1 ? " " : "") + piece.text
                taken += gap + cells
                continue
            }
            if !line.isEmpty { lines.append(line) }
            (line, taken) = cells <= width ? (String(piece.text), cells) : piece.text.broken(to: width, &lines)
        }
        return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
    }

    /// What no line may end within.
    private var pieces: [(text: Substring, followsSpace: Bool)] {
        split(separator: " ", omittingEmptySubsequences: true).flatMap { word in
            word.unbreakableParts.enumerated().map { (text: $1, followsSpace: $0 == 0) }
        }
    }
}

extension Substring {
    /// Cut wherever a line may end.
    fileprivate var unbreakableParts: [Substring] {
        // A domain with Chinese labels is a name, which a line break would disfigure.
        if utf8.allSatisfy({ $0 < 0x80 }) || contains(".") && !contains(where: "。，、；：（）".contains) { return [self] }
        var parts: [Substring] = []
        var start = startIndex
        for (place, next) in zip(indices, indices.dropFirst()) where self[place].mayEndLine(before: self[next]) {
            parts.append(self[start..<next])
            start = next
        }
        return parts + [self[start...]]
    }

    /// Adds whole lines of a part that is too long for one; what is left is the beginning of the next.
    fileprivate func broken(to width: Int, _ lines: inout [String]) -> (line: String, cells: Int) {
        var line = ""
        var taken = 0
        for character in self {
            let cells = character.cellWidth
            guard cells <= width else { continue }
            if taken + cells > width {
                lines.append(line)
                (line, taken) = ("", 0)
            }
            line.append(character)
            taken += cells
        }
        return (line, taken)
    }
}

extension Character {
    /// Chinese and Japanese break beside any of their characters; their rules keep closing signs off the beginning of a line
    /// and opening ones off its end. Korean and Latin words stay whole.
    fileprivate func mayEndLine(before next: Character) -> Bool {
        (isIdeographic || next.isIdeographic) && !next.isClosing && !isOpening
    }

    private var isIdeographic: Bool {
        guard let scalar = unicodeScalars.first else { return false }
        switch scalar.value {
        case 0x2E80...0x30FF, 0x31C0...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x20000...0x3FFFD: return true
        default: return false
        }
    }

    private var isClosing: Bool { "。，、；：？！）》〉」』】〕”’…—·ー々％.,;:?!)]}%".contains(self) }

    private var isOpening: Bool { "（《〈「『【〔“‘([{".contains(self) }
}
