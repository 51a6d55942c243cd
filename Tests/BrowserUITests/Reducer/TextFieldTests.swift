import Testing

@testable import BrowserUI

@Suite struct TextFieldTests {
    private func edited(_ text: String, _ script: String) -> TextField {
        var field = TextField(text)
        for key in KeyScript.keys(script) { _ = field.edit(key) }
        return field
    }

    @Test(arguments: [
        ("abc", "Backspace", "ab", 2), ("abc", "^h", "ab", 2), ("abc", "Left Left x", "axbc", 2), ("abc", "Home Delete", "bc", 0),
        ("abc", "End Delete", "abc", 3), ("abc", "^a x ^e y", "xabcy", 5), ("one two ", "^w", "one ", 4), ("one", "^w ^w", "", 0),
        ("one two", "Left ^u", "o", 0), ("", "Backspace Left Delete ^w ^u", "", 0), ("证书", "Left Backspace", "书", 0),
        ("abc", "Right Right", "abc", 3),
    ])
    func keysEdit(text: String, script: String, result: String, cursor: Int) {
        let field = edited(text, script)
        #expect(field.text == result)
        #expect(field.cursor == cursor)
    }

    @Test(arguments: [Key.enter, .escape, .tab, .up, .down, .pageUp, .control("x")])
    func otherKeysAreNotItsBusiness(key: Key) {
        var field = TextField("abc")
        let isTaken = field.edit(key)
        #expect(!isTaken)
        #expect(field == TextField("abc"))
    }

    @Test(arguments: [
        ("web-1\n", "web-1"), ("\r\na\r\nb\n", "a b"), ("a\tb", "a b"), ("\u{1B}[2Jx\u{9B}", "␛[2Jx\u{FFFD}"),
        ("证书\u{200B}", "证书\u{FFFD}"),
        ("\n", ""), ("  a b", "  a b"),
    ])
    func aPasteBecomesOneLineThatHidesNothing(pasted: String, text: String) {
        var field = TextField()
        _ = field.edit(.paste(pasted))
        #expect(field.text == text)
        #expect(field.cursor == text.count)
    }

    @Test(arguments: ["\u{9B}", "\u{1}", "\u{85}"] as [Character])
    func controlCharactersCannotBeTyped(character: Character) {
        var field = TextField("ab")
        _ = field.edit(.character(character))
        #expect(field == TextField("ab"))
    }

    @Test func textHasALimit() {
        var field = TextField(String(repeating: "x", count: TextField.longest - 1))
        _ = field.edit(.paste("ab"))
        #expect(field.text.count == TextField.longest - 1)
        _ = field.edit(.character("a"))
        #expect(field.text.count == TextField.longest)
    }

    @Test func aMarkTypedAfterALetterDoesNotMoveTheCursorPastIt() {
        var field = edited("ab", "Left")
        _ = field.edit(.character("\u{301}"))
        #expect(field.text == "a\u{301}b")
        #expect(field.cursor == 1)
    }
}
