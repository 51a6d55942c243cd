import FoundationEssentials
import RecordModel
import Testing

@Suite struct NamedFilterTests {
    private static let named: NamedFilters = [
        "failed": "status:failed", "mine": "cert:a1* @failed", "loop": "x @loop", "bad": "created>yesterday", "empty": "",
    ]

    private func read(_ text: String) throws(FilterError) -> RecordFilter {
        try RecordFilter(text, now: FilterGrammarTests.now, zone: .china, named: Self.named)
    }

    private func plain(_ text: String) throws -> RecordFilter {
        try RecordFilter(text, now: FilterGrammarTests.now, zone: .china)
    }

    @Test(arguments: [
        ("@failed", "status:failed"), ("clb @failed !x", "clb status:failed !x"), ("@mine", "cert:a1* status:failed"),
        ("@empty", ""), ("@empty web", "web"), (#""@failed""#, #""@failed""#), ("a@failed", "a@failed"),
        (#"\@"#, #"\@"#),
    ])
    func aNameStandsForItsWords(text: String, words: String) throws {
        #expect(try read(text) == plain(words))
    }

    @Test(arguments: [
        ("@nix", "no filter is called @nix: @bad @empty @failed @loop @mine; quote it to look for the text", 0..<4),
        ("web @nix", "no filter is called @nix: @bad @empty @failed @loop @mine; quote it to look for the text", 4..<8),
        ("@", "no filter is called @: @bad @empty @failed @loop @mine; quote it to look for the text", 0..<1),
        ("!@failed", "a named filter cannot be negated as a whole: write its words, each with its !", 0..<8),
    ])
    func whatIsWrongIsSaidUnderTheName(text: String, message: String, range: Range<Int>) {
        #expect(throws: FilterError(message, at: range)) { try read(text) }
    }

    @Test func whatIsWrongInsideANamedFilterIsSaidUnderItsName() throws {
        let error = #expect(throws: FilterError.self) { try read("a @bad") }

        #expect(error?.message.hasPrefix("@bad: \"yesterday\" is no time") == true)
        #expect(error?.range == 2..<6)
    }

    @Test func aFilterThatStandsOnItselfIsAnError() throws {
        let error = #expect(throws: FilterError.self) { try read("@loop") }

        #expect(error?.message.hasPrefix("@loop: no filter is called @loop") == true)
    }

    @Test func withoutAnyThatIsSaid() {
        #expect(throws: FilterError("no filter is called @a: none is configured; quote it to look for the text", at: 0..<2)) {
            try RecordFilter("@a", now: FilterGrammarTests.now, zone: .china)
        }
    }
}
