import Foundation
import RecordModel
import Synchronization

@testable import APICore

/// A home folder, an environment, and somebody in the place of STS and of the metadata service: all that keys are looked for in.
struct KeyPlace {
    static let now = Date(timeIntervalSince1970: 1_751_000_000)
    static let role = "qcs::cam::uin/1:roleName/r"

    let home: String
    var environment: [String: String] = [:]
    var transport = FakeTransport { call, _ in KeyPlace.usualAnswer(to: call) }

    /// Runs the body beside an empty home folder, which is removed at the end.
    static func with<Value>(_ body: (inout KeyPlace) async throws -> Value) async throws -> Value {
        let home = FileManager.default.temporaryDirectory.appending(path: "certback-keys-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: home) }
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        var place = KeyPlace(home: home)
        return try await body(&place)
    }

    /// Writes a file below the home folder.
    func write(_ text: String, to path: String, mode: Int = 0o600) throws { try write(Array(text.utf8), to: path, mode: mode) }

    func write(_ bytes: [UInt8], to path: String, mode: Int = 0o600) throws {
        let url = URL(fileURLWithPath: "\(home)/\(path)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path)
    }

    func tccli(_ text: String, profile: String = "default", mode: Int = 0o600) throws {
        try write(text, to: ".tccli/\(profile).credential", mode: mode)
    }

    func chain(_ profile: String? = nil, asksMetadata: Bool = true) throws(CredentialsError) -> CredentialChain {
        let tokens = SecurityTokenService(.init(beside: .international), transport: transport)
        var surroundings = CredentialChain.Surroundings(
            environment: environment, home: home, tokens: tokens,
            metadata: asksMetadata ? MetadataService(transport: transport) : nil, now: { Self.now })
        surroundings.machineFile = "\(home)/etc/credentials"
        return try CredentialChain(profile: profile, in: surroundings)
    }

    /// What becomes of looking and asking: the id of the keys, or what was said.
    func outcome(_ profile: String? = nil) async -> Result<String, CredentialsError> {
        do { return .success(try await chain(profile).credentials().secretID) } catch { return .failure(error) }
    }

    /// What was said, with the home folder as `~`.
    func said(_ profile: String? = nil) async -> String {
        guard case .failure(let error) = await outcome(profile) else { return "" }
        return error.sentence.replacing(home, with: "~")
    }

    /// STS knows every role, and the machine has one.
    static func usualAnswer(to call: HTTPCall) -> FakeTransport.Answer {
        switch call.url {
        case let url where url.hasSuffix("/security-credentials/"): .json("machine\n")
        case let url where url.hasSuffix("/machine"): .json(machineKeys)
        default: .json(roleKeys)
        }
    }

    static let machineKeys = """
        {"TmpSecretId":"AKIDMACHINE","TmpSecretKey":"k-opens-nothing","Token":"t-opens-nothing","ExpiredTime":1751021600,
        "Expiration":"2025-06-27T10:53:20Z","Code":"Success"}
        """
    static let roleKeys = """
        {"Response":{"Credentials":{"Token":"t-opens-nothing","TmpSecretId":"AKIDROLE","TmpSecretKey":"k-opens-nothing"},
        "ExpiredTime":1751007200,"RequestId":"r-1"}}
        """
}
