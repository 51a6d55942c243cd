/// How a role looks: attributes that every terminal has, and colours where there are any.
public struct Look: Hashable, Sendable {
    public enum Attribute: String, Hashable, Sendable, CaseIterable {
        case bold, dim, underline, reverse
    }

    public var attributes: Set<Attribute>
    public var foreground: Colour
    public var background: Colour

    public init(_ attributes: Set<Attribute> = [], _ foreground: Colour = .own, on background: Colour = .own) {
        self.attributes = attributes
        self.foreground = foreground
        self.background = background
    }

    /// `bold red`, `reverse`, `208 on default`; no words at all are plain text.
    public init(parsing text: String) throws(ThemeError) {
        self.init()
        var words = text.split(separator: " ")[...]
        while let word = words.popFirst() {
            if let attribute = Attribute(rawValue: String(word)) {
                attributes.insert(attribute)
            } else if word == "on" {
                guard let colour = words.popFirst().map({ ($0, Colour($0)) }) else { throw .unfinished }
                guard let known = colour.1 else { throw .unknownWord(String(colour.0)) }
                background = known
            } else {
                guard let colour = Colour(word) else { throw .unknownWord(String(word)) }
                foreground = colour
            }
        }
        guard foreground == .own || foreground != background else { throw .sameColours(text) }
    }

    /// As a terminal of so many colours can show it; 0 for none.
    func within(_ count: Int) -> Look {
        let (text, isBright) = foreground.within(count)
        let (ground, _) = background.within(count)
        var attributes = attributes
        if isBright { attributes.insert(.bold) }
        // Two that have become one would hide the text.
        return text == ground ? Look(attributes) : Look(attributes, text, on: ground)
    }

    /// Seen on any terminal, whatever its colours.
    var standsOut: Bool { attributes.contains(.reverse) || attributes.contains(.bold) }
}
