import APICore
import FoundationEssentials
import Glibc
import RecordModel

/// What the API core itself costs: CPU time of encoding, signing and decoding, with no network between.
///
/// Prints one JSON object, microseconds a request.
@main
enum APIBenchmark {
    static func main() async throws {
        let page = DescribeHostUploadUpdateRecord(limit: 100)
        guard let id = DeployRecord.ID(rawValue: 1_000_230) else { return }
        let figures = [
            ("page_of_100", try await cost(of: page, answer: pageAnswer)),
            ("rollback", try await cost(of: UploadUpdateCertificateRecordRollback(id), answer: rollbackAnswer)),
        ]
        print("{" + figures.map { "\"\($0)_us\": \($1)" }.joined(separator: ", ") + "}")
    }

    private static let rollbackAnswer = #"{"Response":{"DeployRecordId":1000230,"RequestId":"8f3c2a1b"}}"#

    private static var pageAnswer: String {
        let rows = (0..<100).map { number in
            """
            {"Id":\(1_000_000 + number),"OldCertId":"pW7kZ2aQ","ResourceTypes":["clb","waf"],"Status":1,\
            "CreateTime":"2026-11-23 14:05:11","UpdateTime":"2026-11-23 14:06:02"}
            """
        }
        return #"{"Response":{"TotalCount":100,"DeployRecordList":[\#(rows.joined(separator: ","))],"RequestId":"8f3c2a1b"}}"#
    }

    /// Microseconds of CPU time, all threads of the process together.
    private static func cost(of request: some APIRequest, answer: String) async throws -> Double {
        let credentials = Credentials(secretID: "AKIDBENCHMARK", secretKey: Secret("no key at all"))
        var configuration = APIClient.Configuration(endpoint: try Endpoint("http://127.0.0.1:1"), credentials: credentials)
        configuration.repeats = .once
        let client = APIClient(
            configuration, transport: CannedAnswer(bytes: Array(answer.utf8)), limiter: RateLimiter(requestsPerSecond: 1_000_000))
        let (warmUp, count) = (200, 3000)
        for _ in 0..<warmUp { _ = try await client.send(request) }
        let start = clock()
        for _ in 0..<count { _ = try await client.send(request) }
        return Double(clock() - start) / Double(CLOCKS_PER_SEC) * 1e6 / Double(count)
    }
}

/// Answers everything at once with the same bytes.
private struct CannedAnswer: Transport {
    let bytes: [UInt8]

    func send(
        _ call: HTTPCall, onPhase: @escaping @Sendable (RequestPhase) -> Void
    ) async throws(TransportError) -> HTTPReply {
        HTTPReply(status: 200, body: bytes)
    }
}
