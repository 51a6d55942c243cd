extension String {
    /// The text with everything that could drive or mislead a terminal replaced by a visible mark.
    ///
    /// C0 and C1 controls (ESC among them) become their control pictures or `\u{FFFD}`; bidirectional overrides and
    /// isolates, which can make an id read backwards, become `\u{FFFD}`. Applied once, where text enters the program.
    public var cleaned: String {
        // Nearly every text is plain ASCII, and bytes are looked at much faster.
        guard !utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return self }
        guard unicodeScalars.contains(where: \.isUnsafeOnTerminal) else { return self }
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            scalars.append(scalar.isUnsafeOnTerminal ? scalar.visibleMark : scalar)
        }
        return String(scalars)
    }
}

extension Unicode.Scalar {
    fileprivate var isUnsafeOnTerminal: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F: true
        // Marks and overrides of direction, line and paragraph separators.
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: true
        // Tags and interlinear annotations: invisible carriers of other text.
        case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
        default: false
        }
    }

    /// `\u{2400}` onward are the pictures of C0; the rest has none of its own.
    fileprivate var visibleMark: Unicode.Scalar {
        switch value {
        case 0x00...0x1F: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        default: "\u{FFFD}"
        }
    }
}
