import APICore
import BrowserUI
import CloudSimulator
import Foundation
import RecordModel
import Synchronization
import Testing

@testable import certback

/// Failing calls, real ones; then every page of the inspector, every text it copies and every screen around it is searched.
@Suite struct InspectorSecrecyTests {
    private static let token = "token-3fZ0mRrq7"
    private static let key = SimulatorOptions().secretKey
    private static let secretID = SimulatorOptions().secretID
    /// What the simulated account holds and lets roll back.
    private static let record: Int64 = 1_000_230

    /// Passes requests on and keeps what must never be seen of them.
    private final class Eavesdropper: Transport {
        private let transport = HTTPTransport()
        private let heard = Mutex<[String]>([])

        var signatures: [String] { heard.withLock(\.self) }

        func send(
            _ call: HTTPCall, onPhase: @escaping @Sendable (RequestPhase) -> Void
        ) async throws(TransportError) -> HTTPReply {
            let value = call.headers.first { $0.name == "Authorization" }?.value ?? ""
            heard.withLock { $0.append(String(value.suffix(64))) }
            return try await transport.send(call, onPhase: onPhase)
        }

        func close() async throws { try await transport.close() }
    }

    /// What is left of calls that failed.
    private struct Aftermath {
        /// A screen wide enough for every line, that was told of all of it.
        var state: AppState
        var preview: RequestTrace
        var signatures: [String]
    }

    /// More than a call is repeated, and all calls together.
    private static let mostRequests = 6

    /// Fails a rollback and a look.
    private func aftermath(of fault: String, key: String = key) async throws -> Aftermath {
        var options = SimulatorOptions()
        options.faults = try ["rollback", "detail"].map { try Fault(parsing: "\($0):\(fault)") }
        options.token = Self.token
        let reports = Mutex<[RequestReport]>([])
        let transport = Eavesdropper()
        let id = try #require(DeployRecord.ID(rawValue: Self.record))
        let (errors, preview, endpoint) = try await CloudSimulator(options: options).withServer { address in
            let endpoint = try Endpoint(address.url)
            let credentials = Credentials(secretID: Self.secretID, secretKey: Secret(key), token: Secret(Self.token))
            var configuration = APIClient.Configuration(endpoint: endpoint, credentials: credentials)
            configuration.repeats = RepeatPolicy(attempts: 2, firstPause: .milliseconds(1))
            let client = APIClient(
                configuration, transport: transport, onReport: { report in reports.withLock { $0.append(report) } })
            var errors: [APIError] = []
            do { _ = try await client.send(UploadUpdateCertificateRecordRollback(id)) } catch let error as APIError {
                errors.append(error)
            }
            do { _ = try await client.detail(of: id) } catch let error as APIError { errors.append(error) }
            let preview = try await client.preview(UploadUpdateCertificateRecordRollback(id))
            try await transport.close()
            return (errors, preview, endpoint)
        }
        var state = AppState(
            session: Session(
                account: .init(fingerprint: "0", label: "prod"), endpoint: endpoint, isReadOnly: false, zone: .china,
                ageLimit: 900),
            size: Size(columns: 300, rows: 60), now: Date())
        let effects = state.start()
        let row = DeployRecord(
            id: id, certificateID: "c", resourceTypes: [], status: .deployed, createdAt: nil, updatedAt: nil)
        for effect in effects {
            guard case .loadWindow(let request) = effect else { continue }
            _ = state.reduce(.windowLoaded(ListWindow(rows: [row]), generation: request.generation))
        }
        for report in reports.withLock(\.self) { _ = state.reduce(.request(report)) }
        for error in errors { _ = state.reduce(.failed(ErrorGuide.english.explain(error))) }
        return Aftermath(state: state, preview: preview, signatures: transport.signatures)
    }

    /// Everything that can be seen or copied from here on, for each request and each part.
    private func everything(after aftermath: Aftermath) throws -> String {
        var (state, seen) = (aftermath.state, "")
        let id = try #require(aftermath.preview.recordID)
        func press(_ keys: Key...) {
            for effect in keys.flatMap({ state.reduce(.key($0)) }) {
                if case .copy(let text) = effect { seen += text + "\n" }
            }
            seen += state.render().lines.joined(separator: "\n") + "\n"
        }
        press(.escape, .character("e"))
        press(.escape, .character("t"))
        press(.escape, .character("i"))
        _ = state.reduce(.previewed(id, aftermath.preview))
        for _ in 0..<Self.mostRequests { _ = state.reduce(.key(.character("["))) }
        for _ in 0..<Self.mostRequests {
            for _ in 0..<6 { press(.right, .character("y")) }
            press(.character("Y"))
            press(.escape, .character("]"))
        }
        return seen
    }

    @Test(arguments: [
        "cut-before", "cut-after", "html502", "html200", "empty", "truncated", "rate-limit", "internal-error", "null-response",
        "error-charset", "no-request-id", "old-format", "code=FailedOperation",
    ])
    func noPageShowsKeyTokenOrSignature(fault: String) async throws {
        let aftermath = try await aftermath(of: fault)
        let seen = try everything(after: aftermath)
        #expect(seen.contains("UploadUpdateCertificateRecordRollback") && seen.contains("Signature=(hidden)"))
        #expect(seen.contains("# Sends the change at once") && seen.contains("String to sign"))
        #expect(seen.contains("Nothing was sent."))
        #expect(aftermath.signatures.count >= 2 && aftermath.signatures.allSatisfy { $0.count == 64 })
        for secret in aftermath.signatures + [Self.key, Self.token, Self.secretID] { #expect(!seen.contains(secret)) }
    }

    @Test func aRefusedSignatureIsNotShownEither() async throws {
        let aftermath = try await aftermath(of: "slow=0", key: "another-key-nobody-must-see")
        let seen = try everything(after: aftermath)
        #expect(seen.contains("AuthFailure.SignatureFailure"))
        for secret in aftermath.signatures + ["another-key-nobody-must-see", Self.token] { #expect(!seen.contains(secret)) }
    }
}
