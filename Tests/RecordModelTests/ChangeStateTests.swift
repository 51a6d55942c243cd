import Foundation
import RecordModel
import Testing

@Suite struct ChangeStateTests {
    static let states: [ChangeState] = [
        .intended, .sending, .accepted, .running(.sample), .rolledBack(.sample), .rollbackFailed(.sample), .retrying(.sample),
        .retried(.sample), .retryFailed(.sample), .refused(code: "X.Y", message: "no"), .unknown(why: "lost"), .notApplied,
        .withdrawn(why: "taken back"),
    ]

    @Test func everyStateHasAWordOfItsOwn() {
        #expect(Set(Self.states.map(\.word)).count == Self.states.count)
        for state in Self.states { #expect(!state.meaning.isEmpty && state.word == state.word.uppercased()) }
    }

    @Test(arguments: states)
    func whatIsInTheCloudOrUnsentHasNotEnded(state: ChangeState) {
        if state.isInCloud || state.isUnsent { #expect(!state.isFinal) }
        if state.isSuccess { #expect(state.isFinal) }
    }

    @Test func onlyAnIntentIsUnsent() {
        #expect(Self.states.filter(\.isUnsent) == [.intended])
    }

    @Test(arguments: states)
    func aStateIsReadAsItWasWritten(state: ChangeState) throws {
        let data = try JSONEncoder().encode(state)
        #expect(try JSONDecoder().decode(ChangeState.self, from: data) == state)
    }
}
