import FoundationEssentials
import RecordModel
import Testing

@Suite struct FilterGrammarTests {
    /// 2026-11-20 14:05:00 +08.
    static let now = Date(timeIntervalSince1970: 1_795_154_700)

    private func conditions(_ text: String) throws -> [RecordFilter.Condition] {
        let terms = try RecordFilter(text, now: Self.now, zone: .china).terms
        #expect(terms.allSatisfy { !$0.isNegated })
        return terms.map(\.condition)
    }

    @Test(
        arguments: [
            ("clb", [.text("clb")]), ("CLB web-1", [.text("CLB"), .text("web-1")]), (#""web 1""#, [.text("web 1")]),
            (#"a" "b"#, [.text("a b")]), (#"  a   "b  c"  "#, [.text("a"), .text("b  c")]), (#""!a""#, [.text("!a")]),
            (#""status:1""#, [.text("status:1")]), (#"status":"1"#, [.text("status:1")]), (#""id>5""#, [.text("id>5")]),
            (":5", [.text(":5")]), ("<2h", [.text("<2h")]), (">", [.text(">")]), ("a=b", [.text("a=b")]),
            ("100%", [.text("100%")]),
            ("a_b", [.text("a_b")]), ("*", [.text("*")]), ("支付 登录", [.text("支付"), .text("登录")]),
            ("支付\u{3000}登录", [.text("支付"), .text("登录")]), ("a\tb\nc", [.text("a"), .text("b"), .text("c")]),
            ("e\u{301}", [.text("e\u{301}")]), ("a:\u{301}b", [.text("a:\u{301}b")]),
        ] as [(String, [RecordFilter.Condition])])
    func wordsAndPhrasesAreText(text: String, conditions: [RecordFilter.Condition]) throws {
        #expect(try self.conditions(text) == conditions)
    }

    @Test(
        arguments: [
            ("type:clb", [.type([Glob("clb")])]), ("type:clb,waf", [.type([Glob("clb"), Glob("waf")])]),
            ("TYPE:CLB", [.type([Glob("CLB")])]), ("cert:a1B2*", [.certificate([Glob("a1B2*")])]),
            ("domain:*.example.com", [.domain([Glob("*.example.com")])]),
            ("instance:lb-1,web*", [.instance([Glob("lb-1"), Glob("web*")])]),
            (#"instance:"web 1""#, [.instance([Glob("web 1")])]), ("region:ap-*", [.region([Glob("ap-*")])]),
            ("cert:a:b", [.certificate([Glob("a:b")])]), ("cert:a,,b,", [.certificate([Glob("a"), Glob("b")])]),
            ("domain:支付*", [.domain([Glob("支付*")])]),
            ("type:clb cert:x clb", [.type([Glob("clb")]), .certificate([Glob("x")]), .text("clb")]),
        ] as [(String, [RecordFilter.Condition])])
    func fieldsTakePatterns(text: String, conditions: [RecordFilter.Condition]) throws {
        #expect(try self.conditions(text) == conditions)
    }

    @Test(
        arguments: [
            ("deployed", [.code(1)]), ("DEPLOYED", [.code(1)]), ("waiting", [.code(0)]), ("failed", [.code(2), .code(5)]),
            ("deploy-failed", [.code(2)]), ("deploy_failed", [.code(2)]), ("deployfailed", [.code(2)]), ("deploying", [.code(3)]),
            ("rolled-back", [.code(4)]), ("rollback", [.code(5)]), ("rolling", [.rollingBack]), ("rolling-back", [.rollingBack]),
            (#""rolling back""#, [.rollingBack]), ("nothing-to-deploy", [.code(6)]), ("nothing", [.code(6)]),
            ("roll", [.code(4), .code(5), .rollingBack]), ("rolled-", [.code(4)]), ("7", [.code(7)]), ("0", [.code(0)]),
            ("status7", [.code(7)]), ("status-7", [.code(7)]), (#""STATUS 7""#, [.code(7)]),
            ("1,deploying", [.code(1), .code(3)]),
            ("deploy", [.code(1), .code(2), .code(3), .code(6)]),
        ] as [(String, [StatusWord])])
    func aStatusIsAWordOfTheScreenOrItsNumber(value: String, words: [StatusWord]) throws {
        #expect(try conditions("status:\(value)") == [.status(words)])
    }

    @Test(
        arguments: [
            ("id:1000231", [1_000_231...1_000_231]), ("id:1,2", [1...1, 2...2]), ("id:1000..2000", [1000...2000]),
            ("id:..2000", [0...2000]), ("id:1000..", [1000 ... .max]), ("id:..", [0 ... .max]), ("id:5..5,9", [5...5, 9...9]),
            ("id<10", [0...9]), ("id<=10", [0...10]), ("id>10", [11 ... .max]), ("id>=10", [10 ... .max]), ("id<1", [0...0]),
            ("id<0", [0...0]), ("ID>0", [1 ... .max]), ("id>9223372036854775806", [.max ... .max]),
        ] as [(String, [ClosedRange<Int64>])])
    func idsAreNumbersOrRanges(text: String, ranges: [ClosedRange<Int64>]) throws {
        #expect(try conditions(text) == [.id(ranges)])
    }

    @Test(arguments: [
        ("status:deployed", RecordFilter.Condition.status([.code(1)])), ("clb", .text("clb")), (#""web 1""#, .text("web 1")),
        ("!clb", .text("!clb")), ("id:..5", .id([0...5])), ("domain:*", .domain([Glob("*")])),
    ])
    func anExclamationMarkNegates(text: String, condition: RecordFilter.Condition) throws {
        let filter = try RecordFilter("!\(text)", now: Self.now, zone: .china)
        #expect(filter == RecordFilter([.init(condition, isNegated: true)]))
    }

    @Test(arguments: ["", " ", "\t\n", "\u{3000}"])
    func blanksAreNoFilter(text: String) throws {
        #expect(try RecordFilter(text, now: Self.now, zone: .china).isEmpty)
    }

    @Test(arguments: [
        ("clb", false), ("id>5 status:1", false), ("domain:a", true), ("instance:a", true), ("clb !region:a", true),
        ("cert:a", false),
    ])
    func whatOnlyDetailsTellIsKnown(text: String, needsDetails: Bool) throws {
        #expect(try RecordFilter(text, now: Self.now, zone: .china).needsDetails == needsDetails)
    }

    /// Whatever is typed, on the way to it and behind it: an answer comes, and an error lies within the text.
    @Test(arguments: [
        #"clb "web 1" status:failed,deploying !type:clb cert:a1B2* id:1000..2000 id>=1000 created>2026-11-01T14:00:01 updated<=2h"#,
        #"!"支付 e"x domain:*.例.com,b instance:"a" region:ap-* !!x ! "" : id: status:, created:99999999999999999999-01"#,
    ])
    func everyBeginningAndEveryEndIsRead(text: String) {
        let characters = Array(text)
        for place in 0...characters.count {
            for part in [String(characters[..<place]), String(characters[place...])] {
                do {
                    _ = try RecordFilter(part, now: Self.now, zone: .china)
                } catch {
                    #expect(!error.message.isEmpty && !error.range.isEmpty)
                    #expect(error.range.lowerBound >= 0 && error.range.upperBound <= part.count)
                }
            }
        }
    }
}
