import RecordModel
import RecordStore
import Testing

extension Journal {
    /// Appends the states one after the other; each must be written.
    @discardableResult
    func append(_ states: [ChangeState], to start: ChangeAttempt) async throws -> ChangeAttempt {
        var attempt = start
        for state in states { attempt = try #require(try await append(.sample(state), to: attempt)) }
        return attempt
    }

    /// Every change of the journal, oldest first, as it stands.
    func attempts() async throws -> [ChangeAttempt] { try await history().map(\.attempt) }

    /// All states a change has gone through, in order.
    func states(of id: ChangeAttempt.ID) async throws -> [ChangeState] {
        try await history().first { $0.id == id }?.steps.map(\.state) ?? []
    }
}
