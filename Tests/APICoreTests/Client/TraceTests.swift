import FoundationEssentials
import RecordModel
import Testing

@testable import APICore

/// certback's own number of each attempt: sent along, reported, and told where the API gives none.
@Suite struct TraceTests {
    @Test func eachAttemptHasANumberOfItsOwnThatReportsAndErrorsName() async throws {
        let transport = FakeTransport(.unreachable, .unreachable, .lost)
        let reports = ReportLog()
        let error = try await failure { _ = try await APIClient(transport, repeats: .quick, reports: reports).rollBack() }
        let sent = transport.calls.compactMap { $0.header("X-TC-TraceId") }
        #expect(Set(sent).count == 3)
        #expect(sent.allSatisfy { UUID(uuidString: $0) != nil })
        for (attempt, number) in sent.enumerated() {
            let named = reports.all.filter { $0.attempt == attempt + 1 }.map(\.traceID?.rawValue)
            #expect(!named.isEmpty && named.allSatisfy { $0 == number })
        }
        #expect(error.traceID?.rawValue == sent.last)
    }

    @Test func whatGotNoRequestIDIsExplainedWithTheTraceID() async throws {
        let error = try await failure { _ = try await APIClient(FakeTransport(.lost)).rollBack() }
        let explanation = ErrorGuide.english.explain(error)
        #expect(explanation.traceID == error.traceID)
        #expect(explanation.text.hasSuffix("  TraceId     \(try #require(error.traceID))"))
    }

    @Test(arguments: [FakeTransport.Answer.refused("InternalError"), .unreachable])
    func whatHasARequestIDOrNeverLeftNeedsNone(answer: FakeTransport.Answer) async throws {
        let error = try await failure { _ = try await APIClient(FakeTransport(answer)).rollBack() }
        #expect(error.traceID != nil)
        #expect(ErrorGuide.english.explain(error).traceID == nil)
    }

    @Test(arguments: [
        ("certback-0.1.0", "certback-0.1.0"), ("a b/c\r\nX: 1\u{1B}é_,;.", "abcX1_,;."),
        (String(repeating: "x", count: 200), String(repeating: "x", count: 128)),
    ])
    func theClientsNameHasNothingThatTheAPIForbids(name: String, sent: String) async throws {
        let transport = FakeTransport(.accepted)
        var configuration = APIClient.Configuration(endpoint: .international, credentials: .sample)
        configuration.clientName = name
        _ = try await APIClient(configuration, transport: transport).rollBack()
        #expect(transport.calls.first?.header("X-TC-RequestClient") == sent)
    }
}
