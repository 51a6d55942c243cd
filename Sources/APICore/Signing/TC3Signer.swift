import Crypto
import FoundationEssentials

/// TC3-HMAC-SHA256, as a pure function of what is signed.
///
/// - Source: the API's "Signature v3" page; proven by its published known answers.
public struct TC3Signer: Sendable {
    public init() {}

    /// What of a request goes into its signature.
    public struct Input: Sendable {
        /// The product's short name, which goes into the key: `ssl`, `sts`.
        public var service: String
        /// Byte for byte as sent; an added charset would break the signature.
        public var contentType: String
        /// As sent: with the port where it is not the scheme's own.
        public var host: String
        /// Signed too where given; the official SDKs do not.
        public var action: String?
        /// The very bytes that are sent: their hash is signed.
        public var body: [UInt8]
        /// Seconds since 1970. More than five minutes from the server's clock is refused.
        public var timestamp: Int64

        public init(
            service: String = APIService.ssl.name, contentType: String, host: String, action: String? = nil, body: [UInt8],
            timestamp: Int64
        ) {
            self.service = service
            self.contentType = contentType
            self.host = host
            self.action = action
            self.body = body
            self.timestamp = timestamp
        }
    }

    /// The value of the `Authorization` header.
    public func authorization(for input: Input, credentials: Credentials) -> String {
        let scope = "\(Self.utcDate(input.timestamp))/\(input.service)/tc3_request"
        return "TC3-HMAC-SHA256 Credential=\(credentials.secretID)/\(scope), "
            + "SignedHeaders=\(Self.headers(of: input).names), Signature=\(signature(for: input, credentials: credentials))"
    }

    /// The bare signature: 64 lower-case hexadecimal digits.
    public func signature(for input: Input, credentials: Credentials) -> String {
        let date = Self.utcDate(input.timestamp)
        var key = Array("TC3\(credentials.secretKey.reveal())".utf8)
        for part in [date, input.service, "tc3_request"] { key = Self.hmac(part, key: key) }
        return Self.hmac(stringToSign(input), key: key).map { HexByte.text($0) }.joined()
    }

    /// The text that is signed. It holds no secret.
    public func stringToSign(_ input: Input) -> String {
        """
        TC3-HMAC-SHA256
        \(input.timestamp)
        \(Self.utcDate(input.timestamp))/\(input.service)/tc3_request
        \(Self.hex(SHA256.hash(data: Array(canonicalRequest(input).utf8))))
        """
    }

    /// The text whose digest is signed; useful when a signature is refused.
    public func canonicalRequest(_ input: Input) -> String {
        let headers = Self.headers(of: input)
        return """
            POST
            /

            \(headers.lines)
            \(headers.names)
            \(Self.hex(SHA256.hash(data: input.body)))
            """
    }

    /// Names in order and one `name:value` line each, every line ended.
    private static func headers(of input: Input) -> (names: String, lines: String) {
        var pairs = [("content-type", input.contentType), ("host", input.host)]
        if let action = input.action { pairs.append(("x-tc-action", action)) }
        let lines = pairs.map { "\($0.0):\($0.1.lowercased())\n" }.joined()
        return (pairs.map(\.0).joined(separator: ";"), lines)
    }

    /// The day the timestamp falls on in UTC; a local date makes calls fail after local midnight.
    private static func utcDate(_ timestamp: Int64) -> String {
        Date(timeIntervalSince1970: Double(timestamp))
            .formatted(Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day())
    }

    private static func hmac(_ text: String, key: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key)))
    }

    private static func hex(_ digest: SHA256.Digest) -> String { digest.map { HexByte.text($0) }.joined() }
}

enum HexByte {
    private static let digits = Array("0123456789abcdef")

    /// Two lower-case digits.
    static func text(_ byte: UInt8) -> String {
        String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
}
