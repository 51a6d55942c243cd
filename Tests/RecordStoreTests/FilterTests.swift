import RecordModel
import RecordStore
import Testing

@Suite struct FilterTests {
    private let folder = TemporaryFolder()

    private func ids(_ filter: String, in cache: RecordCache) async throws -> [DeployRecord.ID] {
        try await cache.ids(of: ListQuery(filter: filter, sort: RecordSort(column: .id, isDescending: false)))
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
}
