import Foundation
import RecordModel
import Testing

@testable import RecordStore

/// The text index follows every change of what it is an index of.
@Suite struct TextIndexTests {
    private let folder = TemporaryFolder()

    private func detail(_ id: DeployRecord.ID, naming domains: String...) -> RecordDetail {
        .sample(id, tasks: [.sample(.deployment, items: [.sample(domains: domains)])])
    }

    /// Asked of the index alone, whatever the records say.
    private func candidates(_ text: String, in cache: RecordCache) throws -> Int? {
        let match = try #require(SearchIndex.match([text]))
        return try RawDatabase(cache.path).number("SELECT count(*) FROM search WHERE search MATCH '\(match)'")
    }

    @Test func aNewRecordIsInIt() async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save([.sample(1), .sample(2, certificate: "证书-北京")])
        #expect(try await cache.ids(.text("7kZ2")) == [1])
        #expect(try await cache.ids(.text("证")) == [2])
        try IndexContents.expectFresh(cache.path)
    }

    @Test func aChangedCertificateTakesThePlaceOfTheOldOne() async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save([.sample(1, certificate: "before"), .sample(2, certificate: "before")])
        try await cache.save(detail(1, naming: "www.example.com"))
        try await cache.save([.sample(1, certificate: "after")])
        #expect(try await cache.ids(.text("before")) == [2])
        #expect(try await cache.ids(.text("after")) == [1])
        #expect(try await cache.ids(.text("www.example.com")) == [1])
        #expect(try candidates("before", in: cache) == 1)
        try IndexContents.expectFresh(cache.path)
    }

    /// To Swift the two are one text.
    @Test func anAccentInTheLetterIsAnotherTextThanOneAfterIt() async throws {
        let cache = try RecordCache(folder: folder.path)
        for certificate in ["café", "cafe\u{301}", "café"] {
            try await cache.save([.sample(1, certificate: certificate)])
            try await cache.save(detail(1, naming: certificate + ".example.com"))
            #expect(try await cache.record(1)?.certificateID.utf8.elementsEqual(certificate.utf8) == true)
            #expect(try await cache.ids(.text(certificate)) == [1])
            try IndexContents.expectFresh(cache.path)
        }
        #expect(try await cache.ids(.text("cafe")) == [])
    }

    @Test func aLaterDetailTakesThePlaceOfTheOldOne() async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save([.sample(1), .sample(2)])
        try await cache.save(detail(1, naming: "old.example.com", "shared.example.com"))
        try await cache.save(detail(1, naming: "new.example.com", "shared.example.com"))
        #expect(try await cache.ids(.text("old.")) == [])
        #expect(try await cache.ids(.text("new.")) == [1])
        #expect(try await cache.ids(.text("shared")) == [1])
        #expect(try candidates("old.", in: cache) == 0)
        try await cache.save(RecordDetail.sample(1, tasks: []))
        #expect(try await cache.ids(.text("shared")) == [])
        try IndexContents.expectFresh(cache.path)
    }

    @Test func aDetailThatComesBeforeItsRecordIsInIt() async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save(detail(1, naming: "www.example.org"))
        #expect(try await cache.ids(.text("example.org")) == [1])
        try await cache.save([.sample(1, certificate: "listed")])
        #expect(try await cache.ids(.text("example.org")) == [1])
        #expect(try await cache.ids(.text("listed")) == [1])
        #expect(try await cache.ids(.text("pW7kZ2aQ")) == [])
        try IndexContents.expectFresh(cache.path)
    }

    /// A task of a kind that nobody knows tells nothing about the row, but names what it touches.
    @Test func aDetailThatMakesNoRowIsInItOnceTheRecordIs() async throws {
        let cache = try RecordCache(folder: folder.path)
        let odd = RecordDetail.sample(1, tasks: [.sample(.unknown(2), items: [.sample(domains: ["odd.example.com"])])])
        try await cache.save(odd)
        #expect(try await cache.ids(.text("odd.example")) == [])
        try await cache.save(odd)
        try await cache.save([.sample(1)])
        #expect(try await cache.ids(.text("odd.example")) == [1])
        try IndexContents.expectFresh(cache.path)
    }

    /// A synchronisation brings thousands of rows that are as they were.
    @Test func anUnchangedRowWritesNothing() async throws {
        let cache = try RecordCache(folder: folder.path)
        let records: [DeployRecord] = [.sample(1), .sample(2, created: nil), .sample(3, types: [])]
        try await cache.save(records)
        try await cache.save(detail(1, naming: "www.example.com"))
        let row = try #require(try await cache.record(1))
        let other = try RawDatabase(cache.path)
        let version = try other.number("PRAGMA data_version")
        try await cache.save([row] + records[1...])
        #expect(try other.number("PRAGMA data_version") == version)
        try await cache.save([.sample(2, created: nil, updated: 41)])
        #expect(try other.number("PRAGMA data_version") != version)
    }

    @Test func aChangeThatTouchesNoTextLeavesTheIndexAlone() async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save([.sample(1), .sample(2)])
        try await cache.save(detail(1, naming: "www.example.com"))
        let other = try RawDatabase(cache.path)
        let contents = "SELECT group_concat(id || hex(block)) FROM search_data"
        let before = try other.text(contents)
        try await cache.save([.sample(1, types: ["cdn"], status: .failed, updated: 90), .sample(2, created: 5)])
        try await cache.save(detail(1, naming: "www.example.com"))
        #expect(try other.text(contents) == before)
    }
}
