import FoundationEssentials
import NIOSSL
import SwiftASN1

extension PeerCertificate {
    init(_ certificate: NIOSSLCertificate) {
        let names = (try? certificate.toDERBytes()).flatMap { try? CertificateNames(der: $0) }
        self.init(
            subject: names?.subject ?? "", issuer: names?.issuer ?? "",
            validFrom: Date(timeIntervalSince1970: Double(certificate.notValidBefore)),
            validUntil: Date(timeIntervalSince1970: Double(certificate.notValidAfter)))
    }
}

/// Who is certified, and by whom: all that is read of a certificate here, and nothing of it is relied on.
///
/// - Source: RFC 5280, 4.1: version, serial number, signature, issuer, validity, subject.
struct CertificateNames {
    let issuer: String
    let subject: String

    private struct Malformed: Error {}

    init(der: [UInt8]) throws {
        let whole = Array(try Self.children(of: DER.parse(der)))
        guard let signed = whole.first else { throw Malformed() }
        // The version may be left out, and then the serial number comes first.
        let fields = Array(try Self.children(of: signed)).drop { $0.identifier.tagClass == .contextSpecific }
        guard fields.count > 4 else { throw Malformed() }
        issuer = try Self.name(in: fields[fields.startIndex + 2])
        subject = try Self.name(in: fields[fields.startIndex + 4])
    }

    /// The common name, else the organisation, else the unit.
    private static func name(in node: ASN1Node) throws -> String {
        var texts: [ASN1ObjectIdentifier: String] = [:]
        for set in try children(of: node) {
            for attribute in try children(of: set) {
                let parts = Array(try children(of: attribute))
                guard parts.count == 2, case .primitive(let bytes) = parts[1].content else { continue }
                texts[try ASN1ObjectIdentifier(derEncoded: parts[0])] = String(decoding: bytes, as: UTF8.self)
            }
        }
        let wanted: [ASN1ObjectIdentifier] = [[2, 5, 4, 3], [2, 5, 4, 10], [2, 5, 4, 11]]
        return wanted.lazy.compactMap { texts[$0] }.first ?? ""
    }

    private static func children(of node: ASN1Node) throws -> ASN1NodeCollection {
        guard case .constructed(let nodes) = node.content else { throw Malformed() }
        return nodes
    }
}
