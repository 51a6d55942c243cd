import APICore
import Foundation
import NIOSSL
import TestSupport

/// Certificates of an authority that exists for one run of the tests alone, made by the `openssl` command.
struct TestCertificates: Sendable {
    /// A server's certificate and its key.
    struct Identity: Sendable {
        var chain: [NIOSSLCertificate]
        var key: NIOSSLPrivateKey

        func configuration(protocols: [String]) -> TLSConfiguration {
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
            configuration.applicationProtocols = protocols
            return configuration
        }
    }

    /// The name that servers of tests have a certificate for; the addresses of this machine are in it too.
    static let name = "api.example"

    /// Whom to trust.
    let authorities: CertificateAuthorities
    let good: Identity
    let expired: Identity
    let ofAnotherHost: Identity

    static let shared: Result<TestCertificates, any Error> = Result { try TestCertificates() }

    private init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "certback-test-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let openssl = OpenSSL(folder: folder)
        try openssl.run("ecparam -name prime256v1 -genkey -noout -out key.pem")
        try openssl.run("req -x509 -new -key key.pem -subj /CN=Authority -days 2 -out authority.pem")
        authorities = try CertificateAuthorities(pem: Array(Data(contentsOf: folder.appending(path: "authority.pem"))))
        good = try openssl.identity(of: "DNS:\(Self.name),IP:127.0.0.1,IP:::1", days: 2)
        expired = try openssl.identity(of: "DNS:\(Self.name),IP:127.0.0.1", days: -1)
        ofAnotherHost = try openssl.identity(of: "DNS:other.example,IP:192.0.2.1", days: 2)
    }
}

/// The command, in a folder of its own.
private struct OpenSSL {
    struct Failure: Error {
        var command: String
    }

    let folder: URL

    func run(_ command: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + command.split(separator: " ").map(String.init)
        process.currentDirectoryURL = folder
        process.standardError = FileHandle.nullDevice
        try process.runUnblocked()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(command: command) }
    }

    /// - Parameter days: how long it holds; less than none for one that has expired.
    func identity(of names: String, days: Int) throws -> TestCertificates.Identity {
        try "subjectAltName=\(names)\n".write(to: folder.appending(path: "names"), atomically: true, encoding: .utf8)
        try run("req -new -key key.pem -subj /CN=Server -out request.pem")
        try run(
            "x509 -req -in request.pem -CA authority.pem -CAkey key.pem -CAcreateserial -days \(days) -extfile names -out server.pem"
        )
        return TestCertificates.Identity(
            chain: try NIOSSLCertificate.fromPEMFile(folder.appending(path: "server.pem").path),
            key: try NIOSSLPrivateKey(file: folder.appending(path: "key.pem").path, format: .pem))
    }
}
