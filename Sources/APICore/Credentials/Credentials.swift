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

    /// The account these keys stand for. Until the service is asked who we are, the key's id is all there is to tell by.
    public var account: Account {
        let digest = SHA256.hash(data: Array(secretID.utf8))
        let hex = digest.prefix(8).map { HexByte.text($0) }.joined()
        return Account(fingerprint: hex, label: Self.shortened(secretID).cleaned)
    }

    /// Enough of a key's id to know it by.
    static func shortened(_ secretID: some StringProtocol) -> String {
        secretID.count > 14 ? "\(secretID.prefix(8))…\(secretID.suffix(4))" : String(secretID)
    }
}

/// Why there are no usable credentials; each says what to do about it.
public enum CredentialsError: Error, Hashable, Sendable {
    /// The named environment variables are not set.
    case missing([String])
    /// The named variable holds blanks or other characters that no key has.
    case blank(String)
}

extension Credentials {
    /// Reads `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY` and, for temporary keys, `TENCENTCLOUD_TOKEN`.
    public init(environment: [String: String]) throws(CredentialsError) {
        let names = ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY"]
        let missing = names.filter { (environment[$0] ?? "").isEmpty }
        guard missing.isEmpty, let id = environment[names[0]], let key = environment[names[1]] else {
            throw .missing(missing)
        }
        let token = environment["TENCENTCLOUD_TOKEN"].flatMap { $0.isEmpty ? nil : $0 }
        for (name, value) in [(names[0], id), (names[1], key), ("TENCENTCLOUD_TOKEN", token ?? "")] {
            let isPrintable = value.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) }
            guard isPrintable else { throw .blank(name) }
        }
        self.init(secretID: id, secretKey: Secret(key), token: token.map(Secret.init))
    }
}
