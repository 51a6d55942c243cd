/// The words of a filter and where they stand.
struct FilterWord: Hashable {
    /// The characters without their quotes, and whether each was quoted.
    var characters: [(character: Character, isQuoted: Bool)]
    var range: Range<Int>

    var text: String { String(characters.map(\.character)) }

    /// `name` of an unquoted `@name`.
    var filterName: String? {
        guard let first = characters.first, first.character == "@", !first.isQuoted else { return nil }
        return String(text.dropFirst())
    }

    static func == (left: Self, right: Self) -> Bool { left.range == right.range && left.text == right.text }

    func hash(into hasher: inout Hasher) { hasher.combine(range) }

    /// Cuts at blanks outside quotes.
    static func all(in text: String) throws(FilterError) -> [FilterWord] {
        var words: [FilterWord] = []
        var current: FilterWord?
        var openQuote: Int?
        for (place, character) in text.enumerated() {
            if character == "\"" {
                openQuote = openQuote == nil ? place : nil
                current = current ?? FilterWord(characters: [], range: place..<place)
            } else if character.isWhitespace, openQuote == nil {
                if let word = current { words.append(word) }
                current = nil
                continue
            } else {
                current = current ?? FilterWord(characters: [], range: place..<place)
                current?.characters.append((character, openQuote != nil))
            }
            let start = current?.range.lowerBound ?? place
            current?.range = start..<place + 1
        }
        if let openQuote { throw FilterError("the quote is not closed", at: openQuote..<text.count) }
        if let word = current { words.append(word) }
        return words
    }
}
