import RecordModel
import TestSupport
import Testing

@testable import APICore

/// Ten thousand damaged answers: each is an error that says what it is, or still what it claims to be.
///
/// One after the other: they would leave no thread to tests that wait for a server.
@Suite(.serialized) struct MutatedAnswerTests {
    /// A good answer of each kind.
    private static let answers = [
        #"{"Response":{"TotalCount":2,"DeployRecordList":[{"Id":1000231,"OldCertId":"a1B2c3D4","ResourceTypes":["clb"],"Status":1,"CreateTime":"2025-05-20 15:03:17","UpdateTime":"2025-05-20 15:04:00"},{"Id":"1000230","OldCertId":"证书","ResourceTypes":null,"Status":7,"CreateTime":""}],"RequestId":"79b4dae4-51a7-4345-9b2b-0c6a29f69291"}}"#,
        #"{"Response":{"DeployRecordDetail":[{"TotalCount":1,"SuccessTotalCount":1,"FailedTotalCount":0,"RunningTotalCount":0,"Type":0,"Status":1,"CreateTime":"2025-05-20 15:03:17","RecordDetailList":[{"ResourceType":"clb","TotalCount":1,"List":[{"Id":31,"OldCertId":"a1B2c3D4","InstanceId":"lb-4wq7t2zn","InstanceName":"shop-front","ListenerId":"lbl-1","ListenerName":"https","Domains":["shop.example.com,www.example.com"],"Protocol":"HTTPS","Port":"443","Status":1,"ErrorMsg":null,"CreateTime":"2025-05-20T07:03:17.000000Z","Region":"ap-singapore"}]}]}],"RequestId":"79b4dae4"}}"#,
        #"{"Response":{"RequestId":"79b4dae4-51a7-4345-9b2b-0c6a29f69291"}}"#,
        #"{"Response":{"DeployRecordId":8848499,"RequestId":"79b4dae4-51a7-4345-9b2b-0c6a29f69291"}}"#,
        #"{"Response":{"Error":{"Code":"FailedOperation.CertificateDeployHasPendingRecord","Message":"A task is running."},"RequestId":"79b4dae4-51a7-4345-9b2b-0c6a29f69291"}}"#,
        #"{"code":4000,"message":"(100004)projectId is wrong","codeDesc":"InvalidParameter"}"#,
    ].map { Array($0.utf8) }

    private func expectExplained(_ error: APIError, _ seed: UInt64) {
        let explanation = ErrorGuide.english.explain(error)
        let texts = [explanation.title] + explanation.answers.map(\.text)
        #expect(texts.allSatisfy { !$0.isEmpty && HostileText.offences(in: $0).isEmpty }, "\(seed)")
        #expect(texts.allSatisfy { $0.unicodeScalars.count <= String.longestClean + 200 }, "\(seed)")
    }

    private func expectHarmless(_ value: Any, _ seed: UInt64) {
        for text in HostileText.texts(in: value) {
            #expect(HostileText.offences(in: text).isEmpty && text.unicodeScalars.count <= String.longestClean + 200, "\(seed)")
        }
    }

    /// Reads the answer as one of the action's, and says what came of it.
    private func read<Request: APIRequest>(_ reply: HTTPReply, as _: Request.Type, _ seed: UInt64) -> Request.Response? {
        do {
            let envelope = try Envelope<Request.Response>.read(reply, action: Request.action)
            expectHarmless(envelope, seed)
            return envelope.response
        } catch {
            #expect(error.leftMachine, "\(seed)")
            expectExplained(error, seed)
            return nil
        }
    }

    @Test(arguments: 0..<20)
    func noDamagedAnswerCrashesOrPassesForAReceipt(batch: UInt64) async {
        for seed in (batch * 500)..<(batch * 500 + 500) {
            var mutation = Mutation(seed: seed)
            let body = mutation.damage(Self.answers[Int(seed) % Self.answers.count])
            let reply = HTTPReply(status: 200, body: body)
            if let receipt = read(reply, as: UploadUpdateCertificateRecordRollback.self, seed) {
                #expect(!receipt.requestID.rawValue.isEmpty, "\(seed)")
                #expect(IndependentJudge.isReceipt(body), "\(seed): \(String(decoding: body, as: UTF8.self))")
            }
            switch Int(seed) % Self.answers.count {
            case 0:
                let list = read(reply, as: DescribeHostUploadUpdateRecord.self, seed)
                #expect(list?.records.allSatisfy { $0.id.rawValue > 0 } != false, "\(seed)")
            case 1: _ = read(reply, as: DescribeHostUploadUpdateRecordDetail.self, seed)
            default: _ = read(reply, as: UpdateCertificateRecordRollback.self, seed)
            }
            if seed.isMultiple(of: 20) { await Task.yield() }
        }
    }

    /// The proof above would be worth nothing if the damage were always, or never, too great to be read.
    @Test func theDamageIsOfEveryDegree() {
        var (read, refused, odd) = (0, 0, 0)
        for seed in UInt64(0)..<600 {
            var mutation = Mutation(seed: seed)
            let reply = HTTPReply(status: 200, body: mutation.damage(Self.answers[Int(seed) % Self.answers.count]))
            do {
                _ = try Envelope<Receipt>.read(reply, action: UploadUpdateCertificateRecordRollback.action)
                read += 1
            } catch {
                if error.code == nil { odd += 1 } else { refused += 1 }
            }
        }
        #expect(read > 30 && refused > 30 && odd > 100, "\(read) \(refused) \(odd)")
    }

    /// Over a connection: now the head is damaged too. What still holds an intact refusal is never an acceptance.
    @Test(arguments: 0..<8)
    func noDamagedMessageCrashesHangsOrTurnsARefusalIntoASuccess(batch: UInt64) async throws {
        for seed in (batch * 50)..<(batch * 50 + 50) {
            var mutation = Mutation(seed: seed)
            let good = Self.message(Self.answers[seed % 2 == 0 ? 4 : 2], isChunked: seed % 3 == 0)
            let message = mutation.damage(good)
            try await ScriptedAPI.with(answer: ScriptedAPI.once(message)) { port, api in
                var client = try RealClient("http://127.0.0.1:\(port)")
                client.limits.answer = .seconds(5)
                switch try await client.outcome() {
                case .success(let requestID):
                    #expect(requestID?.rawValue.isEmpty == false, "\(seed)")
                    #expect(!message.contains(Array(#""Error":{"Code":"#.utf8)), "\(seed)")
                case .failure(let error):
                    #expect(error.leftMachine, "\(seed)")
                    expectExplained(error, seed)
                    // The server has ended the connection: nothing is left to wait for.
                    #expect(error.cause != .timeLimit, "\(seed)")
                }
                #expect(api.requests.count == 1, "\(seed)")
            }
        }
    }

    private static func message(_ body: [UInt8], isChunked: Bool) -> [UInt8] {
        guard isChunked else { return ScriptedAPI.http(body) }
        let chunks = stride(from: 0, to: body.count, by: 30).flatMap { start -> [UInt8] in
            let part = body[start..<min(start + 30, body.count)]
            return Array("\(String(part.count, radix: 16))\r\n".utf8) + part + Array("\r\n".utf8)
        }
        return Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".utf8) + chunks + Array("0\r\n\r\n".utf8)
    }
}
