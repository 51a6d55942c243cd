import BrowserUI
import CNcurses

/// The looks of a theme as this terminal can show them.
struct Palette {
    struct Ink {
        var attributes: attr_t = 0
        var pair: Int16 = 0
    }

    private var inks: [Style: Ink] = [:]

    init() {}

    init(_ theme: Theme, wantsColours: Bool) {
        let colours = wantsColours ? Self.startColours() : 0
        for (place, style) in Style.allCases.enumerated() {
            let look = theme.look(of: style, colours: colours)
            let pair = Self.isColoured(look) ? Int16(place + 1) : 0
            if pair > 0 { init_pair(pair, Self.number(look.foreground), Self.number(look.background)) }
            inks[style] = Ink(attributes: Self.attributes(look.attributes), pair: pair)
        }
    }

    subscript(style: Style) -> Ink { inks[style] ?? Ink() }

    /// How many colours can be named; 0 where there are none, or where they would paint over the terminal's own background.
    private static func startColours() -> Int {
        guard has_colors(), use_default_colors() == OK, start_color() == OK else { return 0 }
        // Beyond 256 a number is red, green and blue in one, and only the first eight are what they are elsewhere.
        let count = Int(certback_colours())
        return count > 256 ? 8 : count
    }

    private static func isColoured(_ look: Look) -> Bool { look.foreground != .own || look.background != .own }

    private static func number(_ colour: Colour) -> Int16 {
        switch colour {
        case .own: -1
        case .number(let number): Int16(number)
        }
    }

    private static func attributes(_ attributes: Set<Look.Attribute>) -> attr_t {
        attributes.reduce(0) { $0 | bit(of: $1) }
    }

    private static func bit(of attribute: Look.Attribute) -> attr_t {
        switch attribute {
        case .bold: certback_bold()
        case .dim: certback_dim()
        case .underline: certback_underline()
        case .reverse: certback_reverse()
        }
    }
}
