import CloudSimulator
import Foundation
import Testing

/// All that a failing program leaves behind, searched for what must not be in it.
@Suite struct SecrecyTests {
    private static let token = "token-nobody-must-see"
    private static let login = "operator1:hunter22"

    /// Everything printed, and every file of the folder: caches, journals, logs, crash files.
    private func remains(_ outcome: Program.Outcome, in folder: String) -> [String] {
        let files = FileManager.default.subpaths(atPath: folder) ?? []
        let contents = files.compactMap { FileManager.default.contents(atPath: "\(folder)/\($0)") }
        return [outcome.output, outcome.talk] + contents.map { String(decoding: $0, as: UTF8.self) }
    }

    private func expectNoSecret(in remains: [String], key: String, _ fault: String) {
        let hidden = [
            key, Self.token, "hunter22", Data(Self.login.utf8).base64EncodedString(), "TC3-HMAC-SHA256", "Signature=",
            "Authorization",
        ]
        for text in remains {
            for secret in hidden { #expect(!text.contains(secret), "\(secret) after \(fault)") }
        }
    }

    @Test(arguments: [
        "html502", "html200", "cut-after", "truncated", "empty", "null-response", "error-charset", "internal-error",
        "code=AuthFailure.SignatureFailure", "code=AuthFailure.TokenFailure",
    ])
    func aFailingChangeLeavesNoSecretBehind(fault: String) async throws {
        try await Workplace.with([.deployed], faults: ["rollback:\(fault)"]) { place in
            let outcome = try await place.run(
                "rollback", "\(place.ids[0])", "--yes", "--log-level", "trace",
                environment: ["TENCENTCLOUD_TOKEN": Self.token, "CERTBACK_DEBUG_HURRY": "1"])
            let remains = remains(outcome, in: place.folder)
            #expect(remains.contains { $0.contains("request failed") })
            expectNoSecret(in: remains, key: place.keys["TENCENTCLOUD_SECRET_KEY"] ?? "", fault)
        }
    }

    /// A host of no network, behind a proxy on a port on which nobody listens.
    @Test(arguments: ["http://\(login)@127.0.0.1:1", "http://\(login)@127.0.0.1:1/path", "https://\(login)@127.0.0.1:1"])
    func aProxyThatFailsShowsNoPassword(proxy: String) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "certback-test-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let environment = [
            "TENCENTCLOUD_SECRET_ID": "AKIDNOBODY", "TENCENTCLOUD_SECRET_KEY": "key-nobody-must-see",
            "TENCENTCLOUD_TOKEN": Self.token, "HTTPS_PROXY": proxy,
        ]
        for command in [["show", "1000231"], ["config"]] {
            let outcome = try await Program.run(
                command + [
                    "--endpoint", "https://api.example", "--state", "\(folder)/state", "--cache", "\(folder)/cache",
                    "--log-level",
                    "trace",
                ], environment: environment)
            let isUsable = proxy.hasPrefix("http:") && proxy.hasSuffix(":1")
            #expect(outcome.exitCode == (isUsable ? command == ["config"] ? 0 : 69 : 64))
            #expect((outcome.output + outcome.talk).contains(isUsable ? "http://(secret)@127.0.0.1:1" : "HTTPS_PROXY: "))
            expectNoSecret(in: remains(outcome, in: folder), key: "key-nobody-must-see", proxy)
        }
    }
}
