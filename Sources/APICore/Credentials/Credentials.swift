import Crypto
public import RecordModel

/// What requests are signed with.
public struct Credentials: Hashable, Sendable {
    /// The public half; part of each request.
    public let secretID: String
    /// The secret half; signs, and is never sent.
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

    /// How ids begin; `IKID` on the international site alone.
    static let idBeginnings = ["AKID", "IKID"]

    /// The account these keys stand for. Until the service is asked who we are, the key's id is all there is to tell by.
    public var account: Account {
        let digest = SHA256.hash(data: Array(secretID.utf8))
        let hex = digest.prefix(8).map { HexByte.text($0) }.joined()
        return Account(fingerprint: hex, label: Self.shortened(secretID).cleaned)
    }

    /// Enough of a key's id to know it by; of what looks like none, which may be a secret in the wrong place, nothing.
    static func shortened(_ secretID: some StringProtocol) -> String {
        guard idBeginnings.contains(where: secretID.hasPrefix) else { return "an id of \(secretID.count) characters" }
        return secretID.count > 14 ? "\(secretID.prefix(8))…\(secretID.suffix(4))" : String(secretID)
    }
}

extension Credentials {
    /// Keys read from somewhere, each with the name it has there.
    ///
    /// - Throws: for one that cannot be what it is called; its name is told, not its value.
    init(
        _ id: (name: String, value: String), _ key: (name: String, value: String), token: (name: String, value: String)?,
        path: String?
    ) throws(CredentialProblem) {
        for (name, value) in [id, key, token].compactMap(\.self) {
            guard Self.isPlain(value) else { throw .blank(name, path: path) }
        }
        // An id is sent and shown; a secret that stands in its place must not be.
        func looksLikeID(_ text: String) -> Bool { Self.idBeginnings.contains(where: text.hasPrefix) }
        guard looksLikeID(id.value) || !looksLikeID(key.value) else { throw .swapped(id.name, key.name, path: path) }
        self.init(secretID: id.value, secretKey: Secret(key.value), token: (token?.value).map(Secret.init))
    }
}
