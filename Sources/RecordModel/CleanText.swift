extension String {
    /// Code points that a text from outside may have; of a longer one the beginning is kept, and `…` says so.
    public static let longestClean = 4096

    /// The text with everything that could drive or mislead a terminal replaced by a visible mark.
    ///
    /// C0 and C1 controls (ESC among them) become their control pictures or `\u{FFFD}`; bidirectional overrides and
    /// isolates, which can make an id read backwards, become `\u{FFFD}`, and so does what nobody can see: spaces without
    /// width, fillers, tags, and joiners and selectors where they have nothing to do. Of marks upon one letter eight are
    /// kept. Applied once, where text enters the program.
    public var cleaned: String {
        // Nearly every text is plain ASCII, and bytes are looked at much faster.
        if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
            return utf8.count <= Self.longestClean ? self : prefix(Self.longestClean - 1) + "…"
        }
        // Most others are plain Chinese: of that, too, nothing is ever replaced, and it is quickly told.
        if unicodeScalars.allSatisfy(\.isPlain), utf8.count <= Self.longestClean { return self }
        let isTooLong = unicodeScalars.count > Self.longestClean
        let text = unicodeScalars.prefix(isTooLong ? Self.longestClean - 1 : Self.longestClean)
        return TextCleaner.clean(Array(text)) + (isTooLong ? "…" : "")
    }
}

extension String {
    /// Each line ``cleaned``, the lines kept.
    public var cleanedLines: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { String($0).cleaned }.joined(separator: "\n")
    }
}

/// Goes through a text once; what is decided about a code point depends on what has been kept before it.
private struct TextCleaner {
    private var kept = String.UnicodeScalarView()
    /// Marks kept since the last letter; beyond the most, one mark says that there were more.
    private var marks = 0

    private static let mostMarks = 8
    private static let replacement: Unicode.Scalar = "\u{FFFD}"

    static func clean(_ scalars: [Unicode.Scalar]) -> String {
        var cleaner = TextCleaner()
        for (place, scalar) in scalars.enumerated() {
            cleaner.take(scalar, before: place + 1 < scalars.count ? scalars[place + 1] : nil)
        }
        return String(cleaner.kept)
    }

    private mutating func take(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) {
        if scalar.isASCII || scalar.isControl {
            marks = 0
            kept.append(scalar.picture ?? scalar)
        } else if scalar.isVariationSelector {
            append(scalar, if: kept.last?.hasVariations(scalar, before: next) ?? false)
        } else if scalar.isJoiner {
            append(
                scalar, if: (kept.last.map { $0.isJoinable || $0.isVariationSelector } ?? false) && (next?.isJoinable ?? false))
        } else if scalar.isInvisible {
            append(scalar, if: false)
        } else if scalar.isMark {
            appendMark(scalar)
        } else {
            append(scalar, if: true)
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar, if isWelcome: Bool) {
        marks = 0
        kept.append(isWelcome ? scalar : Self.replacement)
    }

    private mutating func appendMark(_ mark: Unicode.Scalar) {
        marks += 1
        if marks <= Self.mostMarks + 1 { kept.append(marks <= Self.mostMarks ? mark : Self.replacement) }
    }
}

extension Unicode.Scalar {
    /// Printable ASCII and Chinese characters.
    fileprivate var isPlain: Bool { (0x20..<0x7F).contains(value) || (0x4E00...0x9FFF).contains(value) }

    fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }

    /// What stands for a control: `\u{2400}` onward are the pictures of C0; the rest has none of its own.
    fileprivate var picture: Unicode.Scalar? {
        switch value {
        case 0x00...0x1F: Unicode.Scalar(0x2400 + value)
        case 0x7F: "\u{2421}"
        case 0x80...0x9F: "\u{FFFD}"
        default: nil
        }
    }

    fileprivate var isVariationSelector: Bool { properties.isVariationSelector }

    fileprivate var isJoiner: Bool { value == 0x200C || value == 0x200D }

    /// What turns the direction of text, breaks lines, fills cells with nothing, or carries text nobody sees.
    fileprivate var isInvisible: Bool {
        if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint { return true }
        return switch value {
        case 0x2028, 0x2029, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF: true
        default: false
        }
    }

    /// Drawn upon the letter before it, or joined to it; vowels and finals of Korean syllables are.
    fileprivate var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: true
        default: (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value)
        }
    }

    /// Part of an emoji, or of a script whose letters change where they meet: Arabic, those of India and their neighbours.
    fileprivate var isJoinable: Bool {
        switch value {
        case ..<0x600, 0x1100...0x11FF: false
        case 0x600...0x1CFF: !isInvisible
        default: properties.isEmoji
        }
    }

    /// True where the selector chooses between two ways to draw this.
    fileprivate func hasVariations(_ selector: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
        switch selector.value {
        case 0xFE0E, 0xFE0F: properties.isEmoji && (!isASCII || next == "\u{20E3}")
        case 0x180B...0x180F: (0x1820...0x18AA).contains(value)
        default: properties.isIdeographic
        }
    }
}
