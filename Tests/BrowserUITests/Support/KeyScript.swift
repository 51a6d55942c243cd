@testable import BrowserUI

/// Keys as people write them down: `jj R`, `/ Enter`, `^F`, `Space`.
///
/// Words are separated by spaces; a word that names a key is that key, any other is its letters one by one.
enum KeyScript {
    private static let names: [String: Key] = [
        "Enter": .enter, "Esc": .escape, "Space": .character(" "), "Tab": .tab, "Backspace": .backspace, "Delete": .delete,
        "Up": .up, "Down": .down, "Left": .left, "Right": .right, "PgUp": .pageUp, "PgDn": .pageDown, "Home": .home,
        "End": .end,
    ]

    static func keys(_ script: String) -> [Key] {
        script.split(separator: " ").flatMap { word -> [Key] in
            if let key = names[String(word)] { return [key] }
            if word.count == 2, word.first == "^" { return word.lowercased().suffix(1).map(Key.control) }
            return word.map(Key.character)
        }
    }
}
