import RecordModel
import Testing

@testable import APICore

/// One reply that is no answer of the API's, and what it has to be called.
struct OddReply: Sendable, CustomTestStringConvertible {
    enum Kind: Hashable, Sendable {
        case httpStatus(Int), notJSON, empty, damaged, wrongShape, tooLarge
    }

    var testDescription: String
    var reply: HTTPReply
    var kind: Kind

    init(_ name: String, _ body: String, status: Int = 200, _ kind: Kind) {
        self.init(name, Array(body.utf8), status: status, kind)
    }

    init(_ name: String, _ body: [UInt8], status: Int = 200, _ kind: Kind) {
        testDescription = name
        reply = HTTPReply(status: status, body: body)
        self.kind = kind
    }
}

extension APIError.OddReply {
    var kind: OddReply.Kind {
        switch self {
        case .httpStatus(let status, _): .httpStatus(status)
        case .notJSON: .notJSON
        case .empty: .empty
        case .damaged: .damaged
        case .wrongShape: .wrongShape
        case .tooLarge: .tooLarge
        }
    }
}

/// Any one action, so that a table can go over all.
enum AnyAction: CaseIterable, Sendable {
    case list, detail, rollback, retry

    func send(over client: APIClient) async throws {
        switch self {
        case .list: _ = try await client.send(DescribeHostUploadUpdateRecord())
        case .detail: _ = try await client.send(DescribeHostUploadUpdateRecordDetail(.sample()))
        case .rollback: _ = try await client.rollBack()
        case .retry: _ = try await client.send(UploadUpdateCertificateRecordRetry(.record(.sample())))
        }
    }
}

@Suite struct OddReplyTests {
    private static let success = #"{"Response":{"RequestId":"r-1"}}"#

    private static let replies = [
        OddReply("a gateway's page", "<html>502 Bad Gateway</html>", status: 502, .httpStatus(502)),
        OddReply("a gateway without words", "", status: 504, .httpStatus(504)),
        OddReply("a status of 500 over a success", success, status: 500, .httpStatus(500)),
        OddReply("a redirection", "", status: 302, .httpStatus(302)),
        OddReply("a proxy that wants a login", "<html>407</html>", status: 407, .httpStatus(407)),
        OddReply("a captive portal's page", "<html>Sign in</html>", .notJSON),
        OddReply("nothing at all", "", .empty),
        OddReply("no content", "", status: 204, .empty),
        OddReply("white space", " \n", .notJSON),
        OddReply("an answer that breaks off", #"{"Response":{"RequestId":"r-"#, .notJSON),
        OddReply("two answers at once", success + success, .notJSON),
        OddReply("bytes that are no UTF-8", [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x7D], .notJSON),
        OddReply("zero bytes", [0, 0, 0, 0], .notJSON),
        OddReply("brackets without end", String(repeating: "[", count: 200_000), .notJSON),
        OddReply("a null response", #"{"Response":null}"#, .wrongShape),
        OddReply("no response", "{}", .wrongShape),
        OddReply("a list", "[]", .wrongShape),
        OddReply("null", "null", .wrongShape),
        OddReply("a text", #""Response""#, .wrongShape),
        OddReply("a number", "4000", .wrongShape),
        OddReply("a response that is a list", #"{"Response":[]}"#, .wrongShape),
        OddReply("a response that is a text", #"{"Response":"ok"}"#, .wrongShape),
        OddReply("an error that is a text", #"{"Response":{"Error":"no","RequestId":"r-1"}}"#, .wrongShape),
        OddReply("an error that is a list", #"{"Response":{"Error":[],"RequestId":"r-1"}}"#, .wrongShape),
        OddReply("the old form of a success", #"{"code":0,"message":"","codeDesc":"Success"}"#, .wrongShape),
    ]

    @Test(arguments: replies, AnyAction.allCases)
    func anOddReplyIsAClearErrorOfEveryAction(odd: OddReply, action: AnyAction) async throws {
        let transport = FakeTransport(.success(odd.reply))
        let error = try await failure { try await action.send(over: APIClient(transport)) }
        guard case .unreadable(let reply) = error.reason else {
            Issue.record("\(error.reason) instead of an unreadable answer")
            return
        }
        #expect(reply.kind == odd.kind)
        #expect(error.leftMachine)
        #expect(reply.sentence == reply.sentence.cleaned)
        #expect(ErrorGuide.english.explain(error).message == reply.sentence)
    }

    @Test(arguments: [
        ("{}", "no request id"), (#"{"RequestId":null}"#, "a null request id"), (#"{"RequestId":""}"#, "an empty one"),
        (#"{"RequestId":[]}"#, "a list"), (#"{"RequestId":true}"#, "a claim"),
    ])
    func aChangeWithoutARequestIDWasNotAccepted(response: String, name: String) async throws {
        let transport = FakeTransport(.json(#"{"Response":\#(response)}"#))
        let error = try await failure { _ = try await APIClient(transport).rollBack() }
        guard case .unreadable(.wrongShape(let what)) = error.reason else {
            Issue.record("\(error.reason) for \(name)")
            return
        }
        #expect(what.contains("RequestId"))
    }

    @Test func theFirstWordsOfAPageAreKept() async throws {
        let page = "<html>\u{1B}[2J" + String(repeating: "x", count: 10_000)
        let error = try await failure { _ = try await APIClient(FakeTransport(.json(page, status: 502))).rollBack() }
        let hint = "<html>␛[2J" + String(repeating: "x", count: 110)
        #expect(error.reason == .unreadable(.httpStatus(502, hint: hint)))
        #expect(error.action == UploadUpdateCertificateRecordRollback.action)
        #expect(error.requestID == nil)
    }

    @Test func aStatusAgainstTheBodyKeepsTheRequestID() async throws {
        let transport = FakeTransport(.json(Self.success, status: 502))
        let error = try await failure { _ = try await APIClient(transport).rollBack() }
        #expect(error.requestID == RequestID(rawValue: "r-1"))
    }

    @Test(arguments: [
        #"{"TotalCount":1,"DeployRecordList":[{"Status":1}]}"#, #"{"DeployRecordList":[{"Id":0}]}"#,
        #"{"DeployRecordList":[{"Id":-2}]}"#, #"{"DeployRecordList":[{"Id":"1e3"}]}"#, #"{"DeployRecordList":[{"Id":1.5}]}"#,
        #"{"DeployRecordList":[{"Id":9223372036854775808}]}"#, #"{"DeployRecordList":[{"Id":2,"Status":"done"}]}"#,
        #"{"DeployRecordList":[{"Id":2,"Status":true}]}"#, #"{"DeployRecordList":[[]]}"#, #"{"DeployRecordList":{}}"#,
        #"{"DeployRecordList":"none"}"#, #"{"TotalCount":[]}"#, #"{"TotalCount":"many"}"#,
        #"{"DeployRecordList":[{"Id":2,"ResourceTypes":"clb"}]}"#, #"{"DeployRecordList":[{"Id":2,"OldCertId":{}}]}"#,
    ])
    func aRowThatCannotBeReadIsNotGuessed(response: String) async throws {
        let transport = FakeTransport(.json(#"{"Response":\#(response)}"#))
        let error = try await failure { try await AnyAction.list.send(over: APIClient(transport)) }
        guard case .unreadable(.wrongShape(let what)) = error.reason else {
            Issue.record("\(error.reason) for \(response)")
            return
        }
        #expect(what.hasPrefix("Response."))
    }
}
