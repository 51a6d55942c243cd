import APICore
import RecordModel

@testable import CloudSimulator

/// The simulated cloud without a socket between: quick enough for stories by the hundred.
struct ServiceTransport: Transport {
    let service: SimulatedService

    /// A cloud of hand-written records whose clock is the given one.
    init(of records: [CloudRecord], clock: CloudClock) throws {
        var options = SimulatorOptions()
        options.recordCount = 0
        options.demoRecords = Array(CloudRecord.json(of: records).utf8)
        options.itemDuration = .seconds(1)
        options.now = { clock.now }
        service = try SimulatedService(options: options)
    }

    func send(
        _ call: HTTPCall, onPhase: @escaping @Sendable (RequestPhase) -> Void
    ) async throws(TransportError) -> HTTPReply {
        for phase in [RequestPhase.connecting, .sent, .waiting] { onPhase(phase) }
        let headers = call.headers.map { IncomingRequest.Header(name: $0.name, value: $0.value) }
        let answer = service.answer(to: IncomingRequest(headers: headers, body: call.body))
        onPhase(.answered)
        return HTTPReply(status: answer.status, body: answer.body)
    }

    /// How often the cloud has begun what was asked for.
    func acceptedCount(_ kind: ChangeKind, of id: DeployRecord.ID) -> Int {
        service.log.count { $0.action == kind.actionName && $0.deployRecordID == Int(id.rawValue) && $0.wasCarriedOut }
    }
}

extension ChangeKind {
    var actionName: String {
        switch self {
        case .rollback: "UploadUpdateCertificateRecordRollback"
        case .retry: "UploadUpdateCertificateRecordRetry"
        }
    }
}
