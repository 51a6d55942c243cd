import FoundationEssentials
import RecordModel
import Testing

@Suite struct FilterErrorTests {
    private func error(_ text: String) -> FilterError? {
        do {
            _ = try RecordFilter(text, now: FilterGrammarTests.now, zone: .china)
            return nil
        } catch {
            return error
        }
    }

    private static let fields = "status type family cert id created updated domain instance region"
    private static let statuses =
        "waiting deployed deploy-failed deploying rolled-back rollback-failed nothing-to-deploy rolling-back gone, or a number"

    @Test(
        arguments: [
            (#"clb "web 1"#, "the quote is not closed", 4..<10), (#"a"b"#, "the quote is not closed", 1..<3),
            (#"a"# + "\"", "the quote is not closed", 1..<2), (#"a "" b"#, "there is nothing between the quotes", 2..<4),
            ("a ! b", "! stands right before what must not be", 2..<3),
            (#"!"""#, "! stands right before what must not be", 0..<3),
            ("clb stat:1", "no field \"stat\": \(fields); quote it to look for the text", 4..<10),
            ("支付 url:x", "no field \"url\": \(fields); quote it to look for the text", 3..<8),
            ("status:", "status: wants a value", 0..<7), ("!type: x", "type: wants a value", 0..<6),
            ("id>=", "id>= wants a value", 0..<4), (#"cert:"""#, "cert: wants a value", 0..<7),
            ("status:,", "status: wants a value", 0..<8), ("type:,,", "type: wants a value", 0..<7),
            ("x id:,", "id: wants a value", 2..<6),
            ("type>clb", "type takes : alone, as in type:clb", 0..<8),
            ("status<=1", "status takes : alone, as in status:1", 0..<9),
            ("status:nonsense", "\"nonsense\" is no status: \(statuses)", 0..<15),
            ("status:1,x", "\"x\" is no status: \(statuses)", 0..<10), ("status:-1", "\"-1\" is no status: \(statuses)", 0..<9),
            ("status:-", "\"-\" is no status: \(statuses)", 0..<8),
            ("status:status", "\"status\" is no status: \(statuses)", 0..<13),
            (#"status:"1 2""#, "\"1 2\" is no status: \(statuses)", 0..<12),
            ("status:99999999999999999999", "\"99999999999999999999\" is no status: \(statuses)", 0..<27),
        ] as [(String, String, Range<Int>)])
    func whatIsWrongIsSaidUnderItsWord(text: String, message: String, range: Range<Int>) {
        #expect(error(text) == FilterError(message, at: range))
    }

    @Test(arguments: [
        "abc", "1..2..3", "5..4", "-5", "-5..3", "1...3", "1,x", "+5", "99999999999999999999", "1.5", "0x10", "１", "=5", "1e3",
    ])
    func anIdMustBeANumber(value: String) {
        let part = value.split(separator: ",").last.map(String.init) ?? value
        let message = "\"\(part)\" is no id or range of ids: id:1000231, id:update/42, id:1000..2000, id>1000"
        #expect(error("a id:\(value)") == FilterError(message, at: 2..<5 + value.count))
        if !value.contains(",") { #expect(error("id<=\(value)") == FilterError(message, at: 0..<4 + value.count)) }
    }

    @Test(arguments: [
        "x", "2026", "2026-13", "2026-00", "2026-02-30", "2026-11-0", "2026-11-31", "1969-12-31", "10000-01-01", "2026-11-01T",
        "2026-11-01T14", "2026-11-01T24:00", "2026-11-01T14:60", "2026-11-01T14:00:60", "2026-11T14:00", "2026-11-01T14:00:00:00",
        "2026-11-01T14:00T1", "2026-11-01-01", "-11-01", "2026-+1", "2026--1", "h", "-2h", "2y", "2", "infs", "nanh", "0x10s",
        "1e3s",
        "9999999d", "99999999999999999999-01", "9223372036854775807-01", "2026-9223372036854775807",
        "2026-11-9223372036854775807",
    ])
    func aTimeMustBeADayOrAnAge(value: String) {
        for name in ["created", "updated"] {
            let message = "\"\(value)\" is no time: \(name)>2026-11-01, \(name):2026-11-01T14:00, \(name)<2h (s m h d w)"
            #expect(error("\(name)<\(value)") == FilterError(message, at: 0..<8 + value.count))
        }
    }

    @Test func theFirstWrongWordIsNamed() {
        #expect(error("clb id:x stat:1")?.range == 4..<8)
    }
}
