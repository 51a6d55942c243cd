import APICore
import CloudSimulator
import Foundation
import RecordModel
import Testing

/// The commands that the inspector shows, run by bash against the simulated cloud.
@Suite struct PastedCurlTests {
    private static let token = "token-3fZ0mRrq7+/=="

    private func environment(of cloud: LiveCloud, token: String? = nil) -> [String: String] {
        var variables = [
            "TENCENTCLOUD_SECRET_ID": cloud.credentials.secretID, "TENCENTCLOUD_SECRET_KEY": SimulatorOptions().secretKey,
        ]
        variables["TENCENTCLOUD_TOKEN"] = token
        return variables
    }

    /// Previews a request, and pastes the command for it while the cloud runs.
    private func paste<Request: APIRequest>(
        _ request: Request, in cloud: LiveCloud, _ environment: [String: String],
        change: @escaping @Sendable (inout RequestTrace) -> Void = { _ in }
    ) async throws -> Shell.Outcome {
        try await cloud.withClient { client in
            var trace = try await client.preview(request)
            change(&trace)
            return try await Shell.paste(CurlCommand(trace).text, environment: environment)
        }
    }

    @Test func aRollbackIsAccepted() async throws {
        let cloud = try LiveCloud()
        let rollback = UploadUpdateCertificateRecordRollback(try .sample(LiveCloud.rollbackable))
        let outcome = try await paste(rollback, in: cloud, environment(of: cloud))
        #expect(outcome.errors == "" && outcome.exitCode == 0)
        #expect(outcome.output.contains("\"RequestId\"") && outcome.output.hasSuffix("}\n"))
        #expect(cloud.simulator.log.accepted(rollbackOf: Int(LiveCloud.rollbackable)) == 1)
        #expect(cloud.simulator.log.map(\.isSignatureValid) == [true])
    }

    @Test(arguments: ["zh_CN.UTF-8", "C.UTF-8", "C", "POSIX"])
    func aTokenIsSentAndTheLocaleDoesNotMatter(locale: String) async throws {
        let cloud = try LiveCloud(token: Self.token)
        let detail = DescribeHostUploadUpdateRecordDetail(try .sample(LiveCloud.rollbackable))
        let variables = environment(of: cloud, token: Self.token).merging(["LC_ALL": locale]) { $1 }
        let outcome = try await paste(detail, in: cloud, variables)
        #expect(outcome.output.contains("DeployRecordDetail"))
        #expect(cloud.simulator.log.map(\.outcome) == ["OK"])
    }

    /// Long keys are hashed first, by the rules of HMAC; bytes of every kind are keys.
    @Test(arguments: [
        "k", String(repeating: "k", count: 61), String(repeating: "k", count: 62), String(repeating: "k", count: 300),
        "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", "%s%n\\x41\\n\\0",
    ])
    func anyKeySigns(key: String) async throws {
        var options = SimulatorOptions()
        options.secretKey = key
        let simulator = try CloudSimulator(options: options)
        let variables = ["TENCENTCLOUD_SECRET_ID": options.secretID, "TENCENTCLOUD_SECRET_KEY": key]
        let credentials = Credentials(secretID: options.secretID, secretKey: Secret(key))
        try await simulator.withServer { address in
            let client = APIClient(
                .init(endpoint: try Endpoint(address.url), credentials: credentials), transport: HTTPTransport())
            let text = CurlCommand(try await client.preview(DescribeHostUploadUpdateRecord(limit: 1))).text
            _ = try await Shell.paste(text, environment: variables)
        }
        #expect(simulator.log.map(\.isSignatureValid) == [true])
    }

    /// The simulator refuses the parameter, but only after it has found the signature right: the body came as it was shown.
    @Test func aBodyFullOfQuotesArrivesAsItIs() async throws {
        let cloud = try LiveCloud()
        let outcome = try await paste(DescribeHostUploadUpdateRecord(limit: 1), in: cloud, environment(of: cloud)) {
            $0.body = #"{"Odd":"it's \"so\" $HOME `id` \\ %s !! ;& 支付"}"#
        }
        #expect(cloud.simulator.log.map(\.isSignatureValid) == [true])
        #expect(outcome.output.contains("UnknownParameter"))
    }

    @Test func withoutKeysNothingIsSent() async throws {
        let cloud = try LiveCloud()
        let rollback = UploadUpdateCertificateRecordRollback(try .sample(LiveCloud.rollbackable))
        let outcome = try await paste(rollback, in: cloud, [:])
        #expect(outcome.errors.contains("TENCENTCLOUD_SECRET_ID"))
        #expect(cloud.simulator.log.isEmpty)
    }

    /// Each tool is replaced by one that writes down how it was called, as every user of the host could see it.
    @Test func noProcessIsCalledWithASecret() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "certback-tools-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let tools = ["curl", "sha256sum", "cut", "od", "tr", "sed", "cat", "date", "printf", "test", "[", "openssl"]
        for tool in tools {
            let path = "\(folder)/\(tool)"
            let script = "#!/bin/sh\necho \"$0 $*\" >> '\(folder)/calls'\nPATH=/usr/bin:/bin exec \(tool) \"$@\"\n"
            try script.write(toFile: path, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        }
        let cloud = try LiveCloud(token: Self.token)
        let variables = environment(of: cloud, token: Self.token).merging(["PATH": folder]) { $1 }
        let rollback = UploadUpdateCertificateRecordRollback(try .sample(LiveCloud.rollbackable))
        let outcome = try await paste(rollback, in: cloud, variables)
        #expect(outcome.errors == "")
        #expect(cloud.simulator.log.map(\.outcome) == ["OK"])
        let calls = try String(contentsOfFile: "\(folder)/calls", encoding: .utf8)
        #expect(calls.contains("/curl -gsS -K -") && calls.contains("/sha256sum"))
        #expect(!calls.contains(SimulatorOptions().secretKey) && !calls.contains(Self.token) && !calls.contains("Authorization"))
        // Neither a signature nor a derived key: nothing of 64 hexadecimal digits.
        #expect(!calls.contains(/[0-9a-f]{64}/))
    }
}
