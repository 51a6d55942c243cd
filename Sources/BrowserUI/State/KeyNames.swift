extension Key {
    private static let named: [(key: Key, name: String, others: [String])] = [
        (.character(" "), "Space", []), (.enter, "Enter", ["Return"]), (.escape, "Esc", ["Escape"]), (.tab, "Tab", []),
        (.backspace, "Backspace", []), (.delete, "Del", ["Delete"]), (.up, "Up", ["↑"]), (.down, "Down", ["↓"]),
        (.left, "Left", ["←"]), (.right, "Right", ["→"]), (.pageUp, "PgUp", ["PageUp"]), (.pageDown, "PgDn", ["PageDown"]),
        (.home, "Home", []), (.end, "End", []),
    ]

    /// As people write it, in words even for arrows, whose signs would read as other keys in ASCII: `j`, `Down`, `PgDn`, `^F`.
    var name: String {
        switch self {
        case .character(let character) where character != " ": String(character)
        case .control(let letter): "^\(letter.uppercased())"
        default: Self.named.first { $0.key == self }?.name ?? ""
        }
    }

    /// Reads what ``name`` writes, `Ctrl-F`, and the names of special keys in any case; nil for anything else.
    init?(name: String) {
        let word = name.lowercased()
        if let entry = Self.named.first(where: { entry in ([entry.name] + entry.others).contains { $0.lowercased() == word } }) {
            self = entry.key
            return
        }
        for prefix in ["ctrl-", "ctrl+", "^"] where word.hasPrefix(prefix) && word.count == prefix.count + 1 {
            guard let letter = word.last, ("a"..."z").contains(letter) else { return nil }
            // The terminal sends these for Backspace, Tab and Enter.
            switch letter {
            case "h": self = .backspace
            case "i": self = .tab
            case "j", "m": self = .enter
            default: self = .control(letter)
            }
            return
        }
        guard let character = name.first, name.count == 1, character.cellWidth > 0 else { return nil }
        self = .character(character)
    }
}
