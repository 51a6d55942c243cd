import CloudSimulator
import Foundation
import RecordModel
import Testing

@testable import APICore

/// The metadata service over real HTTP.
@Suite(.timeLimit(.minutes(1))) struct MetadataServiceTests {
    private func ask(_ state: MetadataState, of cloud: LiveCloud) async throws -> Result<TemporaryCredentials, CredentialProblem>
    {
        try await cloud.simulator.withMetadata(state) { address in
            let transport = HTTPTransport()
            let service = MetadataService(at: address.url, transport: transport)
            let answer = await answer(of: service)
            try await transport.close()
            return answer
        }
    }

    private func answer(of service: MetadataService) async -> Result<TemporaryCredentials, CredentialProblem> {
        do { return .success(try await service.credentials()) } catch { return .failure(error) }
    }

    @Test func itsKeysServeForRecords() async throws {
        var cloud = try LiveCloud()
        let keys = try await ask(.bound(seconds: 600), of: cloud).get()
        #expect(abs(keys.expiresAt.timeIntervalSinceNow - 600) < 60)
        cloud.credentials = keys.credentials
        try await cloud.withClient { client in
            let page = try await client.send(DescribeHostUploadUpdateRecord(offset: 0, limit: 5))
            #expect(page.records.count == 5)
        }
    }

    @Test(arguments: [
        (MetadataState.noRole, "knows no role: none is bound to this CVM", true),
        (.slow(seconds: 600), "does not answer (no complete answer within the time limit): this is no CVM", true),
        (.brokenKeys, "answered the question for the keys of the role operator with something else", false),
        (.refusedKeys, "answered the question for the keys of the role operator with something else", false),
        (.failing(status: 500), "answered with status 500", false),
    ])
    func whatElseItSaysIsTold(state: MetadataState, words: String, isAbsence: Bool) async throws {
        let answer = try await ask(state, of: LiveCloud())
        guard case .failure(let problem) = answer else {
            Issue.record("\(answer)")
            return
        }
        #expect(problem.sentence.contains(words), "\(problem.sentence)")
        #expect(problem.isAbsence == isAbsence)
        #expect(!problem.sentence.contains("TEMPORARY"))
    }

    @Test func whereNobodyListensThereIsNone() async throws {
        let port = try DeafPort()
        let transport = HTTPTransport()
        let service = MetadataService(at: "http://127.0.0.1:\(port.number)", transport: transport)
        let problem = await #expect(throws: CredentialProblem.self) { _ = try await service.credentials() }
        #expect(problem?.isAbsence == true)
        try await transport.close()
    }
}
