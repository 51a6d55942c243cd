import RecordModel

/// A line of text being typed.
///
/// What is pasted is cleaned, as all text from outside; its last line break is left out, others become spaces.
public struct TextField: Hashable, Sendable {
    public private(set) var text: String
    /// Characters before the cursor.
    public private(set) var cursor: Int

    static let longest = 1000

    public init(_ text: String = "") {
        self.text = text
        cursor = text.count
    }

    /// Takes a key that edits; false for one that means something else.
    mutating func edit(_ key: Key) -> Bool {
        switch key {
        case .character(let character): if !character.isControl { insert(String(character)) }
        case .paste(let pasted): insert(pasted.asOneLine.cleaned)
        case .backspace, .control("h"): remove(before: 1)
        case .control("w"): remove(before: lengthOfWordBeforeCursor)
        case .control("u"): remove(before: cursor)
        case .delete: if cursor < text.count { cursor += 1; remove(before: 1) }
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(text.count, cursor + 1)
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = text.count
        default: return false
        }
        return true
    }

    private mutating func insert(_ new: String) {
        guard text.count + new.count <= Self.longest else { return }
        // A combining mark joins the character before it, so the cursor is counted anew.
        let beginning = text.prefix(cursor) + new
        text = String(beginning + text.dropFirst(cursor))
        cursor = min(beginning.count, text.count)
    }

    /// Puts what all completions of the word before the cursor begin with in its place.
    mutating func complete(_ completions: (String) -> [String]) {
        let length = lengthOfWordBeforeCursor
        let matching = completions(String(text.prefix(cursor).suffix(length)))
        guard let first = matching.first else { return }
        let shared = matching.reduce(first) { String(zip($0, $1).prefix { $0 == $1 }.map(\.0)) }
        guard shared.count > length else { return }
        remove(before: length)
        insert(shared)
    }

    private mutating func remove(before count: Int) {
        let count = min(count, cursor)
        let end = text.index(text.startIndex, offsetBy: cursor)
        text.removeSubrange(text.index(end, offsetBy: -count)..<end)
        cursor -= count
    }

    private var lengthOfWordBeforeCursor: Int {
        let before = text.prefix(cursor)
        let blanks = before.reversed().prefix { $0 == " " }.count
        return blanks + before.dropLast(blanks).reversed().prefix { $0 != " " }.count
    }
}

extension Character {
    fileprivate var isControl: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}

extension String {
    fileprivate var asOneLine: String {
        split(omittingEmptySubsequences: true) { $0 == "\n" || $0 == "\r" || $0 == "\r\n" || $0 == "\t" }.joined(separator: " ")
    }
}
