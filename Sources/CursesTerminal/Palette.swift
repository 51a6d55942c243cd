import BrowserUI
import CNcurses

/// Turns the roles of a frame into attributes and colours. Every role reads well without colour.
struct Palette {
    struct Look {
        var attributes: attr_t
        var pair: Int16
    }

    private let hasColours: Bool

    init(hasColours: Bool) {
        self.hasColours = hasColours
        guard hasColours else { return }
        start_color()
        use_default_colors()
        for (pair, colour) in [(Int16(1), COLOR_GREEN), (2, COLOR_YELLOW), (3, COLOR_RED), (4, COLOR_CYAN)] {
            init_pair(pair, Int16(colour), -1)
        }
    }

    subscript(style: Style) -> Look {
        switch style {
        case .normal: Look(attributes: 0, pair: 0)
        case .title: Look(attributes: certback_bold(), pair: 0)
        case .muted: Look(attributes: 0, pair: coloured(4))
        case .selected: Look(attributes: certback_reverse(), pair: 0)
        case .good: Look(attributes: 0, pair: coloured(1))
        case .warning: Look(attributes: certback_bold(), pair: coloured(2))
        case .bad: Look(attributes: certback_bold(), pair: coloured(3))
        case .field: Look(attributes: certback_underline(), pair: 0)
        }
    }

    private func coloured(_ pair: Int16) -> Int16 { hasColours ? pair : 0 }
}
