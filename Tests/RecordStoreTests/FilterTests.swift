import Foundation
import RecordModel
import RecordStore
import Testing

@Suite struct FilterTests {
    private let folder = TemporaryFolder()

    /// The text is looked for as it is; the grammar of filters is tested with the records' model.
    private func ids(_ text: String, in cache: RecordCache) async throws -> [DeployRecord.ID] {
        try await cache.ids(text.isEmpty ? RecordFilter() : .text(text))
    }

    private func filledCache() async throws -> RecordCache {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save([
            .sample(1001, certificate: "pW7kZ2aQ"), .sample(1002, certificate: "100%sure", status: .failed),
            .sample(1003, certificate: "a_b", types: ["cdn", "tke"], status: .unknown(7)),
            .sample(1004, certificate: #"back\slash"#, status: .rolledBack), .sample(1005, certificate: "plain"),
        ])
        let items = [
            DeployItem.sample(
                region: "ap-hongkong", instance: "lb-5hk2p9wd", name: "payment-front",
                domains: ["pay.example.com", "pay.example.net"]),
            .sample(2, region: "ap-beijing", instance: "lb-1", name: "网关-北京", domains: []),
        ]
        try await cache.save(RecordDetail.sample(1005, tasks: [.sample(.deployment, items: items)]))
        return cache
    }

    @Test(
        arguments: [
            ("", [1001, 1002, 1003, 1004, 1005]), ("1003", [1003]), ("100", [1001, 1002, 1003, 1004, 1005]),
            ("pW7k", [1001]), ("7kZ2", [1001]), ("cdn", [1003]), ("tke", [1003]), ("STATUS 7", [1003]),
            ("DEPLOY FAILED", [1002]), ("ROLLED BACK", [1004]), ("no such text", []),
        ] as [(String, [DeployRecord.ID])])
    func whatARowShowsCanBeFound(filter: String, found: [DeployRecord.ID]) async throws {
        #expect(try await ids(filter, in: filledCache()) == found)
    }

    @Test(arguments: ["pay.example.com", "example.net", "lb-5hk2p9wd", "payment-front", "hongkong", "lbl-q4w8e2r6", "HTTPS:443"])
    func whatAKnownDetailNamesCanBeFound(filter: String) async throws {
        #expect(try await ids(filter, in: filledCache()) == [1005])
    }

    @Test(arguments: ["网关", "北京", "关-北"])
    func chineseNamesCanBeFound(filter: String) async throws {
        #expect(try await ids(filter, in: filledCache()) == [1005])
    }

    @Test(
        arguments: [
            ("PW7KZ2AQ", [1001]), ("rolled back", [1004]), ("Cdn", [1003]), ("PAY.Example.COM", [1005]), ("AP-HongKong", [1005]),
        ] as [(String, [DeployRecord.ID])])
    func latinLettersAreFoundInEitherCase(filter: String, found: [DeployRecord.ID]) async throws {
        #expect(try await ids(filter, in: filledCache()) == found)
    }

    @Test(
        arguments: [
            ("%", [1002]), ("0%s", [1002]), ("0%e", []), ("_", [1003]), ("a_b", [1003]), ("p_ain", []), (#"\"#, [1004]),
            (#"k\s"#, [1004]), (#"\\"#, []), (#"\%"#, []), ("'", []), ("\"", []), ("*", []), ("[a-z]", []), ("a%' OR 1 --", []),
        ] as [(String, [DeployRecord.ID])])
    func everyLetterMeansItself(filter: String, found: [DeployRecord.ID]) async throws {
        #expect(try await ids(filter, in: filledCache()) == found)
    }

    /// A sign and a combining mark are one `Character`, which is not equal to the bare sign.
    @Test(arguments: ["%\u{301}", "_\u{301}", "\\\u{301}"])
    func aSignWithACombiningMarkMeansItselfToo(filter: String) async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save([.sample(1, certificate: "cafe\u{301}")])
        #expect(try await ids(filter, in: cache) == [])
    }

    @Test func aDomainIsFoundOnceItsDetailIsKnown() async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save([.sample(1)])
        #expect(try await ids("www.example.com", in: cache) == [])
        try await cache.save(RecordDetail.sample(1))
        #expect(try await ids("www.example.com", in: cache) == [1])
    }

    @Test func aPageLeavesWhatADetailMadeFindable() async throws {
        let cache = try await filledCache()
        try await cache.save([.sample(1005, certificate: "plain", status: .failed)])
        #expect(try await ids("pay.example.com", in: cache) == [1005])
        #expect(try await ids("DEPLOY FAILED", in: cache) == [1002, 1005])
    }

    /// To the text index these would be operators, columns, prefixes or phrases.
    @Test(
        arguments: [
            ("AND", [1, 3]), ("alpha AND", [1]), ("alpha AND beta", [1]), ("alpha OR beta", []), ("beta NOT", []), ("NEAR(", [2]),
            ("NEAR(one two", [2]), ("alpha*", []), ("*", [4]), ("t*r", [4]), ("^alpha", []), ("text:alpha", []), ("a:b", [5]),
            (":", [5]), ("-lpha", []), ("\"", [6]), ("\"quo", [6]), ("ted\"", [6]), ("\"\"", []), ("\"quoted\"", [6]), ("(", [2]),
            (")", [2]), ("+", []), ("{text}", []), ("''", []), (",", []),
        ] as [(String, [DeployRecord.ID])])
    func whatTheIndexWouldTakeForSyntaxIsText(text: String, found: [DeployRecord.ID]) async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save([
            .sample(1, certificate: "alpha AND beta"), .sample(2, certificate: "NEAR(one two)"), .sample(3, certificate: "and"),
            .sample(4, certificate: "st*r"), .sample(5, certificate: "a:b"), .sample(6, certificate: "\"quoted\""),
        ])
        #expect(try await ids(text, in: cache) == found)
    }

    @Test(
        arguments: [
            ("status:failed", [1002]), ("status:7", [1003]), ("status:rolled-back,failed", [1002, 1004]),
            ("!status:deployed", [1002, 1003, 1004]),
            ("type:cdn", [1003]), ("type:t*", [1003]), ("type:c*", [1001, 1002, 1003, 1004, 1005]), ("!type:clb", [1003]),
            ("cert:p*", [1001, 1005]), ("cert:PLAIN", [1005]), ("cert:a_b", [1003]), ("cert:a?b", []), ("cert:*%*", [1002]),
            ("cert:lain", []),
            ("id:1002..1003", [1002, 1003]), ("id>1003", [1004, 1005]), ("id<=1001", [1001]), ("id:..1001,1005", [1001, 1005]),
            ("domain:pay.example.com", [1005]), ("domain:*.example.net", [1005]), ("domain:example", []), ("domain:lb-1", []),
            ("instance:lb-1", [1005]), ("instance:网关*", [1005]), ("instance:pay.example.com", []), ("region:ap-*", [1005]),
            ("region:AP-BEIJING", [1005]), ("region:hongkong", []), ("!domain:*", [1001, 1002, 1003, 1004]),
            ("clb status:deployed", [1001, 1005]), ("plain pay", [1005]), ("plain !pay", []),
            ("created:2025-06-15", [1001, 1002, 1003, 1004, 1005]),
            ("created<2025-06-15", []), ("updated>2025-06-16", []),
        ] as [(String, [DeployRecord.ID])])
    func everyFieldNarrowsTheList(filter: String, found: [DeployRecord.ID]) async throws {
        #expect(try await filledCache().ids(.typed(filter)) == found)
    }

    @Test func aKindIsComparedByItselfNotWithItsNeighbours() async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save([.sample(1, types: ["tke", "clb"]), .sample(2, types: []), .sample(3, types: ["tab"])])
        #expect(try await cache.ids(.typed("type:t*b")) == [3])
        #expect(try await cache.ids(.typed("type:*")) == [1, 3])
        #expect(try await cache.ids(.typed("!type:*")) == [2])
        #expect(try await cache.ids(.typed("type:tke,tab")) == [1, 3])
    }

    @Test func aRecordWithoutATimeIsInNoSpan() async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save([.sample(1, created: nil, updated: nil), .sample(2, created: -2_000_000_000), .sample(3)])
        #expect(try await cache.ids(.typed("created<2100-01-01")) == [2, 3])
        #expect(try await cache.ids(.typed("created>1970-01-01")) == [3])
        #expect(try await cache.ids(.typed("!created>1970-01-01")) == [1, 2])
        #expect(try await cache.ids(.typed("updated<99999d")) == [2, 3])
    }

    /// As pasted from elsewhere; SQLite alone would refuse the statement.
    @Test func thousandsOfIDsAreAFilter() async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save([.sample(1), .sample(5000), .sample(9999)])
        let ids = (2...9000).map(String.init).joined(separator: ",")
        #expect(try await cache.ids(.typed("id:\(ids)")) == [5000])
        #expect(try await cache.ids(.typed((2...3000).map { "!id:\($0)" }.joined(separator: " "))) == [1, 5000, 9999])
    }

    @Test func aTextOfAnyLengthIsLookedFor() async throws {
        let cache = try RecordCache(folder: folder.path)
        let long = String((0..<5000).map { _ in "abcdefghijklmnopqrstuvwxyz证书0123456789".randomElement() ?? "a" })
        try await cache.save([.sample(1, certificate: "…\(long)…"), .sample(2)])
        #expect(try await cache.ids(.text(long)) == [1])
        #expect(try await cache.ids(.text(long + "x")) == [])
    }

    /// The index folds capitals of all alphabets, and some small letters; a text is compared by its own.
    @Test(arguments: ["Σ", "σ", "ς", "ος", "İ", "ß", "ÄÖ", "Ä", "Я", "ſ", "K", "\u{345}"])
    func lettersBeyondTheLatinOnesMeanThemselves(text: String) async throws {
        let cache = try RecordCache(folder: folder.path)
        let words = ["Σ", "σ", "ςx", "νέος", "xİ", "ß", "SS", "äö", "ÄÖÜ", "Я", "я", "ſ", "K", "k", "a\u{345}"]
        try await cache.save(words.enumerated().map { .sample(.init(integerLiteral: Int64($0 + 1)), certificate: $1) })
        let names = PlainList(records: try await cache.records())
        #expect(try await ids(text, in: cache) == names.rows(of: ListQuery(filter: .text(text), sort: .byID)).map(\.id))
    }
}
