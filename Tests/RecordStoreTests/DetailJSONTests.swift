import Foundation
import RecordModel
import Testing

@testable import RecordStore

/// The detail in the cache is read by `JSONDecoder`, by older and newer certbacks too: it must be what `JSONEncoder` writes.
@Suite struct DetailJSONTests {
    private static let full: RecordDetail = {
        var item = DeployItem.sample(
            name: "网关 \"a\\b\" é 😀", domains: ["a.example.com", "b/c"], error: "\u{0}\u{1F}\n\u{7F}\u{202E}")
        item.formerCertificateID = "former"
        item.updatedAt = Date(timeIntervalSince1970: 1_750_000_000.123_456)
        var bare = DeployItem.sample(domains: [], status: .unknown(-1))
        bare.createdAt = nil
        bare.port = nil
        var task = DeployTask.sample(.rollback, .unknown(7), items: [])
        task.createdAt = nil
        task.progress = TaskProgress(total: 1, succeeded: 2, failed: 3, running: 4)
        return .sample(1, tasks: [.sample(.deployment, items: [item, bare]), task, .sample(.unknown(9))])
    }()
    private static let details: [RecordDetail] = [
        full, .sample(2, tasks: []), RecordDetail(id: .init(rawValue: 1 << 60 | 7) ?? 1, tasks: [], readAt: .distantPast),
        RecordDetail(id: 3, tasks: [], readAt: Date(timeIntervalSince1970: 0.1)),
    ]

    @Test(arguments: details)
    func whatIsWrittenIsReadAgain(detail: RecordDetail) throws {
        #expect(try JSONDecoder().decode(RecordDetail.self, from: DetailJSON.data(of: detail)) == detail)
    }

    @Test(arguments: details)
    func itIsWhatTheEncoderWrites(detail: RecordDetail) throws {
        let ours = try JSONSerialization.jsonObject(with: DetailJSON.data(of: detail)) as? NSDictionary
        #expect(ours == (try JSONSerialization.jsonObject(with: JSONEncoder().encode(detail)) as? NSDictionary))
    }
}
