import FoundationEssentials
import RecordModel

@testable import BrowserUI

extension Fixture {
    static let read = Action("DescribeHostUploadUpdateRecordDetail", repeatability: .always)
    static let rollback = Action("UploadUpdateCertificateRecordRollback", repeatability: .never)
    static let requestID = RequestID(rawValue: "79b4dae4-51a7-4345-9b2b-0c6a29f69291")

    /// What the client tells of a request; its texts can be replaced.
    static func request(
        _ action: Action, of id: DeployRecord.ID? = 1_000_230, at date: Date = now, text: String = "certback"
    ) -> RequestTrace {
        let headers = [
            ("Host", "ssl.intl.tencentcloudapi.com"), ("Content-Type", "application/json"),
            (
                "Authorization",
                "TC3-HMAC-SHA256 Credential=AKIDEXAM…MPLE/2026-11-20/ssl/tc3_request, SignedHeaders=content-type;host, Signature=(hidden)"
            ),
            ("X-TC-Action", action.name), ("X-TC-Version", "2019-12-05"), ("X-TC-Timestamp", "1795154700"),
            ("X-TC-Language", "en-US"), ("X-TC-RequestClient", text), ("Content-Length", "26"),
        ]
        return RequestTrace(
            action: action, recordID: id, endpoint: .international, headers: headers.map { .init(name: $0.0, value: $0.1) },
            body: "{\"DeployRecordId\":\(id?.number ?? 0)}",
            canonicalRequest:
                "POST\n/\n\ncontent-type:application/json\nhost:ssl.intl.tencentcloudapi.com\n\ncontent-type;host\n0f1e",
            stringToSign: "TC3-HMAC-SHA256\n1795154700\n2026-11-20/ssl/tc3_request\n2d3c", signedAt: date)
    }

    static let answer = #"{"Response":{"RequestId":"79b4dae4-51a7-4345-9b2b-0c6a29f69291"}}"#
}

extension Stage {
    /// A request that is asked and answered within half a second; nil for the reply leaves it without an answer.
    mutating func ask(
        _ call: Int, _ action: Action, of id: DeployRecord.ID? = 1_000_230, after seconds: Double = 0,
        reply: String? = Fixture.answer, text: String = "certback"
    ) {
        let start = Fixture.now + seconds
        let request = Fixture.request(action, of: id, at: start, text: text)
        tell(call, action, id, start, .phase(.queued))
        tell(call, action, id, start + 0.125, .signed(request))
        tell(call, action, id, start + 0.125, .phase(.connecting))
        tell(call, action, id, start + 0.25, .phase(.sent))
        tell(call, action, id, start + 0.375, .phase(.waiting))
        guard let reply else { return }
        tell(call, action, id, start + 0.5, .phase(.answered))
        tell(call, action, id, start + 0.5, .received(ReplyTrace(status: 200, body: Array(reply.utf8))))
        tell(call, action, id, start + 0.5, .succeeded(Fixture.requestID))
    }

    mutating func tell(
        _ call: Int, _ action: Action, _ id: DeployRecord.ID?, _ date: Date, _ event: RequestReport.Event, attempt: Int = 1
    ) {
        send(.request(RequestReport(call: call, attempt: attempt, action: action, recordID: id, at: date, event: event)))
    }

    /// The request that a rollback would send.
    mutating func answerPreview(of id: DeployRecord.ID = 1_000_230) {
        send(.previewed(id, Fixture.request(Fixture.rollback, of: id)))
    }

    var inspector: Inspector? { if case .inspector(let inspector) = state.overlays.last { inspector } else { nil } }
}
