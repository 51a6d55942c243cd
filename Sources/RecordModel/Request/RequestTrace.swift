public import FoundationEssentials

/// One HTTP request of the API as it was sent, or would be, without what could sign another one.
///
/// Key, token and signature never get in here: who makes one leaves them out.
public struct RequestTrace: Hashable, Sendable {
    /// A line of the head.
    public struct Header: Hashable, Sendable {
        /// As it is sent.
        public var name: String
        /// A word in its place where it is a secret.
        public var value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What was asked.
    public var action: Action
    /// The record the request is about, where it is about one.
    public var recordID: DeployRecord.ID?
    /// Where it was asked.
    public var endpoint: Endpoint
    /// In the order in which they are sent; secrets in them are replaced by words.
    public var headers: [Header]
    /// JSON, byte for byte as sent.
    public var body: String
    /// The text whose digest is in ``stringToSign``.
    public var canonicalRequest: String
    /// The text that the key signs. It holds neither the key nor the signature.
    public var stringToSign: String
    /// To the second; the signature holds for five minutes.
    public var signedAt: Date

    public init(
        action: Action, recordID: DeployRecord.ID?, endpoint: Endpoint, headers: [Header], body: String,
        canonicalRequest: String, stringToSign: String, signedAt: Date
    ) {
        self.action = action
        self.recordID = recordID
        self.endpoint = endpoint
        self.headers = headers
        self.body = body
        self.canonicalRequest = canonicalRequest
        self.stringToSign = stringToSign
        self.signedAt = signedAt
    }

    /// What stands in the place of a secret.
    public static let hidden = "(hidden)"

    /// The value of the first header of that name.
    public func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// True for a request that starts a change in the cloud.
    public var isChange: Bool { action.repeatability == .never }

    /// The product whose action it is, as the signature names it: `ssl`, `sts`.
    public var service: String {
        let scope = stringToSign.split(separator: "\n").dropFirst(2).first?.split(separator: "/") ?? []
        return scope.count > 1 ? String(scope[1]) : "ssl"
    }

    /// The request as HTTP, line by line.
    public var httpLines: [String] {
        ["POST / HTTP/1.1"] + headers.map { "\($0.name): \($0.value)" } + ["", body]
    }
}
