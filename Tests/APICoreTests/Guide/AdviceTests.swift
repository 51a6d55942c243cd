import RecordModel
import Testing

@testable import APICore

/// What `certback explain` lists besides the four answers.
@Suite struct AdviceTests {
    private let guide = ErrorGuide.english

    private func lines(_ code: String) -> [String] {
        guide.advice(on: code).flatMap { advice in
            advice.answers.map { "\(advice.situation.rawValue) \($0.label): \($0.text)" }
        }
    }

    @Test func adviceListsWhatDiffersFromARollbackAlone() {
        #expect(
            lines("AuthFailure.SignatureExpire") == [
                "retry do: Set this machine's clock (timedatectl shows whether it is synchronised), then press T again.",
                "list changed?: No. DescribeHostUploadUpdateRecord only reads.",
                "list do: Set this machine's clock (timedatectl shows whether it is synchronised), then press s again.",
                "detail changed?: No. DescribeHostUploadUpdateRecordDetail only reads.",
                "detail do: Set this machine's clock (timedatectl shows whether it is synchronised), then press Enter again.",
            ])
    }

    @Test func adviceListsThePhasesThatMatter() {
        let phases = guide.advice(on: "client.lost.closed").map(\.situation)
        #expect(phases == [.retry, .list, .detail, .sent, .waiting])
    }

    @Test(arguments: [
        ("no credentials", "client.noCredentials"), ("http status", "client.httpStatus"), ("unreachable", "client.unreachable"),
        ("client.lost", "client.lost"), ("InternalError", "InternalError"), ("Unheard.Of", "Unheard.Of"),
    ])
    func aFailureOfOurOwnIsFoundByTheTitleItIsShownUnder(text: String, code: String) {
        #expect(guide.code(named: text) == code)
    }
}
