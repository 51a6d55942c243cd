/// The parts of an `Authorization` header of the TC3 kind.
struct AuthorizationHeader: Hashable, Sendable {
    var secretID: String
    /// The day the signature was made, by UTC.
    var day: String
    var service: String
    /// The names of the headers covered: lower case, sorted, each once, `content-type` and `host` among them.
    var signedHeaders: [String]
    /// 64 hexadecimal digits.
    var signature: String

    /// Reads `TC3-HMAC-SHA256 Credential=ID/DAY/SERVICE/tc3_request, SignedHeaders=A;B, Signature=HEX`.
    ///
    /// - Throws: AuthFailure.InvalidAuthorization for whatever deviates from that.
    init(_ text: String) throws(APIFailure) {
        guard let fields = Self.fields(of: text) else {
            throw .invalidAuthorization("expected TC3-HMAC-SHA256 with Credential, SignedHeaders and Signature")
        }
        let scope = fields.credential.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard scope.count == 4, scope.allSatisfy({ !$0.isEmpty }), scope[3] == "tc3_request" else {
            throw .invalidAuthorization("Credential must be SecretId/date/service/tc3_request")
        }
        let names = fields.signedHeaders.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        guard names == Set(names.map { $0.lowercased() }).sorted() else {
            throw .invalidAuthorization("SignedHeaders must be lower case, sorted and without repetition")
        }
        guard names.contains("content-type"), names.contains("host") else {
            throw .invalidAuthorization("SignedHeaders must contain content-type and host")
        }
        let digits = "0123456789abcdef"
        guard fields.signature.count == 64, fields.signature.allSatisfy(digits.contains) else {
            throw .invalidAuthorization("Signature must be 64 lower-case hexadecimal digits")
        }
        (secretID, day, service) = (scope[0], scope[1], scope[2])
        signedHeaders = names
        signature = fields.signature
    }

    private static func fields(
        of text: String
    ) -> (credential: String, signedHeaders: String, signature: String)? {
        let algorithm = "TC3-HMAC-SHA256 "
        guard text.hasPrefix(algorithm) else { return nil }
        let parts = text.dropFirst(algorithm.count).split(separator: ",").map { $0.drop(while: { $0 == " " }) }
        let names = ["Credential=", "SignedHeaders=", "Signature="]
        guard parts.count == names.count, zip(parts, names).allSatisfy({ $0.hasPrefix($1) }) else { return nil }
        let values = zip(parts, names).map { String($0.dropFirst($1.count)) }
        return (values[0], values[1], values[2])
    }
}
