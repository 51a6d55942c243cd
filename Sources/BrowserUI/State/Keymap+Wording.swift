extension Keymap {
    /// `j k PgDn PgUp move`.
    var moves: String { [.down, .up, .pageDown, .pageUp].map { self[$0] }.joined(separator: " ") + " move" }

    /// A text of the error guide, which names the standard keys after "press" or 按, with the keys as they are bound.
    func reworded(_ text: String) -> String {
        guard self != .standard else { return text }
        var words: [Substring] = []
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let follows = words.last.map { $0.lowercased().hasSuffix("press") || $0.hasSuffix("按") } ?? false
            words.append(follows ? renamed(word) : word)
        }
        return words.joined(separator: " ")
    }

    /// The word with the first key of the same command, whatever stands after it.
    private func renamed(_ word: Substring) -> Substring {
        let name = word.prefix { !".,;:)。，；：）".contains($0) }
        guard let key = Key(name: String(name)), let command = Self.standard.command(for: key) else { return word }
        return self[command] + word.dropFirst(name.count)
    }
}
