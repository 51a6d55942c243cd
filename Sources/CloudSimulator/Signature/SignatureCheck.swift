import Crypto
import Foundation

/// Decides whether a request was signed with a key that the simulator knows: its own, or a temporary one it has issued.
///
/// Written from the documents of TC3-HMAC-SHA256 alone, apart from any signer, so that one mistake cannot hide in both.
struct SignatureCheck: Sendable {
    var secretID: String
    var secretKey: String
    var token: String?
    /// The temporary keys by their ids.
    var issued: [String: IssuedKey] = [:]

    /// How far a timestamp may be from the clock, in seconds.
    static let tolerance = 300

    /// Accepts the request or tells the first thing that is wrong with it.
    func check(_ request: IncomingRequest, now: Date) throws(APIFailure) {
        guard let text = request.header("Authorization") else {
            throw .invalidAuthorization("the Authorization header is missing")
        }
        let authorization = try AuthorizationHeader(text)
        guard let timestampText = request.header("X-TC-Timestamp") else { throw .missing("X-TC-Timestamp") }
        guard let timestamp = Int(timestampText) else { throw .wrongType("X-TC-Timestamp", "a Unix time") }
        let key = try key(authorization.secretID)
        guard abs(now.timeIntervalSince1970 - Double(timestamp)) <= Double(Self.tolerance) else {
            throw .signatureExpired
        }
        if let token = key.token, request.header("X-TC-Token") != token { throw .tokenFailure }
        if let end = key.expiresAt, now >= end { throw .tokenFailure }
        let day = TimeText.day(ofUnixTime: timestamp)
        guard
            authorization.service == Action.service(of: request), authorization.day == day,
            let canonical = Self.canonicalRequest(request, signedHeaders: authorization.signedHeaders),
            authorization.signature
                == signature(
                    ofCanonicalRequest: canonical, timestamp: timestamp, day: day, service: authorization.service,
                    secretKey: key.secretKey)
        else { throw .signatureFailure }
    }

    private func key(_ id: String) throws(APIFailure) -> IssuedKey {
        if id == secretID { return IssuedKey(secretKey: secretKey, token: token) }
        guard let key = issued[id] else { throw .secretIDNotFound }
        return key
    }

    /// The request in the form that is hashed, or nil if a header said to be signed is absent.
    static func canonicalRequest(_ request: IncomingRequest, signedHeaders: [String]) -> String? {
        var headers = ""
        for name in signedHeaders {
            guard let value = request.header(name) else { return nil }
            headers += "\(name):\(value.trimmingCharacters(in: .whitespaces).lowercased())\n"
        }
        let isUnsigned = request.header("X-TC-Content-SHA256") == "UNSIGNED-PAYLOAD"
        let payload = isUnsigned ? Array("UNSIGNED-PAYLOAD".utf8) : request.body
        let lines = [request.method, request.path, request.query, headers, signedHeaders.joined(separator: ";")]
        return (lines + [hexadecimal(SHA256.hash(data: payload))]).joined(separator: "\n")
    }

    /// The signature that the key gives.
    private func signature(
        ofCanonicalRequest canonical: String, timestamp: Int, day: String, service: String, secretKey: String
    ) -> String {
        let hash = Self.hexadecimal(SHA256.hash(data: Array(canonical.utf8)))
        let toSign = "TC3-HMAC-SHA256\n\(timestamp)\n\(day)/\(service)/tc3_request\n\(hash)"
        let key = [day, service, "tc3_request"].reduce(Array("TC3\(secretKey)".utf8)) { key, text in
            Self.authenticate(text, key: key)
        }
        return Self.hexadecimal(Self.authenticate(toSign, key: key))
    }

    private static func authenticate(_ text: String, key: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key)))
    }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
