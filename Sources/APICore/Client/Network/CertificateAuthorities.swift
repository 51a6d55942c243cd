import NIOSSL

/// Who may vouch for the API's certificate, in place of those that the system trusts.
public struct CertificateAuthorities: Hashable, Sendable {
    /// The file holds no certificate in PEM, or one that cannot be read.
    public struct Unreadable: Error, Hashable, Sendable {}

    let certificates: [NIOSSLCertificate]

    /// - Parameter pem: one certificate after the other; what stands between them is passed over.
    public init(pem: [UInt8]) throws(Unreadable) {
        do { certificates = try NIOSSLCertificate.fromPEMBytes(pem) } catch { throw Unreadable() }
        guard !certificates.isEmpty else { throw Unreadable() }
    }
}
