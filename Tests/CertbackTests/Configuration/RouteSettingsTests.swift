import APICore
import CloudSimulator
import Foundation
import RecordModel
import Testing

@testable import certback

/// How the API is reached: `--ca-file`, and the environment's proxy.
@Suite struct RouteSettingsTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "certback-test-\(UUID())")

    /// A root of the Web's, as it stands in every bundle; only public texts are in it.
    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBtjCCAVugAwIBAgITBmyf1XSXNmY/Owua2eiedgPySjAKBggqhkjOPQQDAjA5
        MQswCQYDVQQGEwJVUzEPMA0GA1UEChMGQW1hem9uMRkwFwYDVQQDExBBbWF6b24g
        Um9vdCBDQSAzMB4XDTE1MDUyNjAwMDAwMFoXDTQwMDUyNjAwMDAwMFowOTELMAkG
        A1UEBhMCVVMxDzANBgNVBAoTBkFtYXpvbjEZMBcGA1UEAxMQQW1hem9uIFJvb3Qg
        Q0EgMzBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABCmXp8ZBf8ANm+gBG1bG8lKl
        ui2yEujSLtf6ycXYqm0fc4E7O5hrOXwzpcVOho6AF2hiRVd9RFgdszflZwjrZt6j
        QjBAMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgGGMB0GA1UdDgQWBBSr
        ttvXBp43rDCGB5Fwx5zEGbF4wDAKBggqhkjOPQQDAgNJADBGAiEA4IWSoxe3jfkr
        BqWTrBqYaGFy+uGh0PsceGCmQ5nFuMQCIQCcAu/xlJyzlvnrxir4tiz+OpAUFteM
        YyRIHN8wfdVoOw==
        -----END CERTIFICATE-----

        """

    private func file(_ text: String, named name: String = "ca.pem") throws -> String {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: name)
        try text.write(to: file, atomically: true, encoding: .utf8)
        return file.path
    }

    @Test func aFileOfAuthoritiesIsReadFromFlagVariableAndProfile() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try file("# our own\n\(Self.certificate)\n\(Self.certificate)")
        let byFlag = try Settings.read(flags: [.caFile: path])
        let byVariable = try Settings.read(variables: ["CERTBACK_CA_FILE": path])
        let byProfile = try Settings.read("profiles: {p: {ca-file: '\(path)'}}", flags: [.profile: "p"])
        for configuration in [byFlag, byVariable, byProfile] {
            #expect(configuration.route.authorities != nil)
            #expect(configuration.rows.first { $0.name == "ca-file" }?.value == path)
        }
        #expect(try Settings.read().route.authorities == nil)
        #expect(try Settings.read().rows.first { $0.name == "ca-file" }?.value == "the system's")
    }

    @Test(arguments: ["", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
    func aFileWithoutACertificateIsNamed(text: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try file(text)
        #expect(
            try Settings.complaint(flags: [.caFile: path])
                == "--ca-file: ca-file names \(path), which holds no certificate in PEM (-----BEGIN CERTIFICATE-----)")
    }

    @Test func aFileThatCannotBeReadIsNamed() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let folder = URL(fileURLWithPath: try file(Self.certificate)).deletingLastPathComponent().path
        for path in ["\(folder)/missing.pem", folder] {
            #expect(
                try Settings.complaint(flags: [.caFile: path]).hasPrefix(
                    "--ca-file: ca-file names \(path), which cannot be read: "))
        }
        #expect(try Settings.complaint(flags: [.caFile: ""]).hasSuffix("wants the path of a file with certificates in PEM"))
    }

    @Test func theProxyOfTheEnvironmentIsShownWithoutItsPassword() throws {
        let configuration = try Settings.read(variables: ["HTTPS_PROXY": "http://ops:hunter22@proxy.example:3128"])
        let row = try #require(configuration.rows.first { $0.name == "proxy" })
        #expect(row.value == "http://(secret)@proxy.example:3128")
        #expect(row.origin == .environment("HTTPS_PROXY"))
        #expect(!ConfigText(configuration).text.contains("hunter22"))
    }

    @Test func whoNeedsNoProxyHasNone() throws {
        let variables = ["https_proxy": "http://p:1", "no_proxy": ".tencentcloudapi.com"]
        #expect(try Settings.read(variables: variables).route.proxy == nil)
        #expect(try Settings.read(flags: [.endpoint: "http://127.0.0.1:1"], variables: ["https_proxy": "p:1"]).route.proxy == nil)
    }

    @Test func aProxyThatCannotBeUsedEndsTheCommandBeforeAnythingIsOpened() async throws {
        let outcome = try await Program.run(
            ["list"], environment: ["HTTPS_PROXY": "https://ops:hunter22@proxy.example", "XDG_STATE_HOME": folder.path])
        #expect(outcome.exitCode == 64)
        #expect(outcome.talk.hasPrefix("certback: bad proxy"))
        #expect(outcome.talk.contains("HTTPS_PROXY: proxies that are themselves reached by TLS are not supported"))
        #expect(!(outcome.talk + outcome.output).contains("hunter22"))
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
}
