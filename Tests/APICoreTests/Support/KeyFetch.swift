import Foundation
import Synchronization

@testable import APICore

/// Stands in for whoever hands out temporary keys: answers in turn, when it is let, by a clock that the test moves.
final class KeyFetch: Sendable {
    typealias Answer = Result<TemporaryCredentials, CredentialProblem>

    private struct State {
        var now = Date(timeIntervalSince1970: 1_751_000_000)
        var answers: [Answer] = []
        var count = 0
        var isHeld = false
    }

    private let state = Mutex(State())

    var now: Date { state.withLock(\.now) }
    var count: Int { state.withLock(\.count) }

    func advance(by seconds: Double) { state.withLock { $0.now += seconds } }

    /// Keys with this id are answered next, for so long from now.
    func answer(_ id: String, lasting seconds: Double) {
        state.withLock {
            let keys = Credentials(secretID: id, secretKey: Secret("k"), token: Secret("t"))
            $0.answers.append(.success(TemporaryCredentials(keys, expiresAt: $0.now + seconds)))
        }
    }

    func fail(_ why: String) { state.withLock { $0.answers.append(.failure(.refused(why))) } }

    /// Answers wait from now on until they are let go.
    func hold() { state.withLock { $0.isHeld = true } }

    func letGo() { state.withLock { $0.isHeld = false } }

    func provider() -> RefreshedCredentials {
        RefreshedCredentials(CredentialSource(.machineRole), now: { self.now }) { () async throws(CredentialProblem) in
            self.state.withLock { $0.count += 1 }
            while self.state.withLock(\.isHeld) { await Task.yield() }
            let answer = self.state.withLock { state -> Answer in
                state.answers.isEmpty ? .failure(.refused("none left")) : state.answers.removeFirst()
            }
            return try answer.get()
        }
    }
}
