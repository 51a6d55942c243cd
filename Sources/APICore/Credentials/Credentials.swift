import Crypto
public import RecordModel

/// What requests are signed with.
public struct Credentials: Hashable, Sendable {
    public let secretID: String
    public let secretKey: Secret
    /// Only with temporary keys; sent, but no part of the signature.
    public let token: Secret?

    public init(secretID: String, secretKey: Secret, token: Secret? = nil) {
        self.secretID = secretID
        self.secretKey = secretKey
        self.token = token
    }

    /// False for an empty text and for one with blanks, line breaks or other characters that no key has.
    static func isPlain(_ text: String) -> Bool {
        !text.isEmpty && text.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) }
    }

    /// The account these keys stand for. Until the service is asked who we are, the key's id is all there is to tell by.
    public var account: Account {
        let digest = SHA256.hash(data: Array(secretID.utf8))
        let hex = digest.prefix(8).map { HexByte.text($0) }.joined()
        let label = secretID.count > 14 ? "\(secretID.prefix(8))…\(secretID.suffix(4))" : secretID
        return Account(fingerprint: hex, label: label.cleaned)
    }
}

extension Credentials {
    /// Keys read from somewhere, each with the name it has there.
    ///
    /// - Throws: ``CredentialProblem/blank(_:path:)`` for one that cannot be a key; its name is told, not its value.
    init(
        _ id: (name: String, value: String), _ key: (name: String, value: String), token: (name: String, value: String)?,
        path: String?
    ) throws(CredentialProblem) {
        for (name, value) in [id, key, token].compactMap(\.self) {
            guard Self.isPlain(value) else { throw .blank(name, path: path) }
        }
        self.init(secretID: id.value, secretKey: Secret(key.value), token: (token?.value).map(Secret.init))
    }
}
