import APICore
import RecordModel

@testable import CloudSimulator

/// The simulated cloud without a socket between: quick enough for stories by the hundred.
struct ServiceTransport: Transport {
    let service: SimulatedService

    /// A cloud of hand-written records, or of so many made-up ones, whose clock is the given one.
    init(
        of records: [CloudRecord] = [], generated: Int = 0, itemDuration: Duration = .seconds(1), clock: CloudClock
    ) throws {
        var options = SimulatorOptions()
        options.recordCount = generated
        options.demoRecords = Array(CloudRecord.json(of: records).utf8)
        options.itemDuration = itemDuration
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

    /// The records whose rollback was begun, in the order asked.
    var rolledBack: [Int?] {
        service.log.filter { $0.action == ChangeKind.rollback.actionName && $0.wasCarriedOut }.map(\.deployRecordID)
    }

    /// How often a rollback was asked for, whatever came of it.
    var rollbackCount: Int { service.log.count(of: ChangeKind.rollback.actionName) }

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
