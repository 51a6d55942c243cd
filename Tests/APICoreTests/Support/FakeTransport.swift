import FoundationEssentials
import RecordModel
import Synchronization

@testable import APICore

/// Stands in for the network: answers each call by a function and remembers what was sent.
final class FakeTransport: Transport {
    typealias Answer = Result<HTTPReply, TransportError>

    private let answer: @Sendable (_ call: HTTPCall, _ number: Int) -> Answer
    private let sent = Mutex<[HTTPCall]>([])

    init(_ answer: @escaping @Sendable (_ call: HTTPCall, _ number: Int) -> Answer) { self.answer = answer }

    /// Gives the answers in turn, then the last one again and again.
    convenience init(_ answers: Answer...) {
        self.init { _, number in answers[min(number, answers.count) - 1] }
    }

    var calls: [HTTPCall] { sent.withLock { $0 } }

    func send(
        _ call: HTTPCall, onPhase: @escaping @Sendable (RequestPhase) -> Void
    ) async throws(TransportError) -> HTTPReply {
        let number = sent.withLock {
            $0.append(call)
            return $0.count
        }
        return try answer(call, number).get()
    }
}

extension FakeTransport.Answer {
    static func json(_ text: String, status: Int = 200) -> Self {
        .success(HTTPReply(status: status, body: Array(text.utf8)))
    }

    static func refused(_ code: String) -> Self {
        .json(#"{"Response":{"Error":{"Code":"\#(code)","Message":"No."},"RequestId":"r-no"}}"#)
    }

    /// Good for every action: what an action does not look for is passed over.
    static let accepted = Self.json(#"{"Response":{"RequestId":"r-yes","DeployRecordList":[],"DeployRecordDetail":null}}"#)
    static let unreachable = Self.failure(TransportError(.connection("refused"), leftMachine: false))
    static let lost = Self.failure(TransportError(.connection("reset"), leftMachine: true))
}

extension HTTPCall {
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// A number of the body, by the API's name of the parameter.
    func parameter(_ name: String) -> Int? {
        let values = try? JSONDecoder().decode([String: Int].self, from: Data(body))
        return values?[name]
    }
}
