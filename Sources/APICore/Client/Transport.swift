public import RecordModel

/// One HTTP request.
public struct HTTPCall: Sendable {
    /// What is asked of the resource.
    public enum Method: String, Hashable, Sendable {
        /// For the metadata of a machine.
        case get = "GET"
        /// For everything of the API.
        case post = "POST"
    }

    /// With GET the body is left out.
    public var method = Method.post
    /// Scheme, host, port and the path `/`.
    public var url: String
    /// As they must be sent, Host and Content-Type byte for byte: both are signed.
    public var headers: [(name: String, value: String)]
    /// JSON; its hash is signed.
    public var body: [UInt8]
    /// True for a change: it must go over a connection of its own, since a kept one may turn out to be dead.
    public var needsFreshConnection: Bool
    /// How long it may take from its beginning to the last byte of the answer; the transport's own limits where nil.
    public var timeLimit: Duration?
}

/// What came back, whatever it is.
public struct HTTPReply: Sendable {
    /// The HTTP status; the API says 200 even to what it refuses.
    public var status: Int
    /// All of it, JSON or not.
    public var body: [UInt8]

    public init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}

/// Why nothing usable came back, and whether anything had left by then.
public struct TransportError: Error, Hashable, Sendable {
    /// What went wrong.
    public enum Kind: Hashable, Sendable {
        /// No connection, or one that broke; the text says how, in words for people.
        case connection(String)
        /// More bytes came than are taken.
        case tooLarge(limit: Int)
        /// What came is no HTTP, or not what it says it is; in a few words.
        case damaged(String)
        /// The caller gave up.
        case cancelled
    }

    /// What went wrong; whether it may be sent again depends on ``TransportError/leftMachine`` too.
    public var kind: Kind
    /// False only when certainly no byte of the request was written.
    public var leftMachine: Bool
    /// How far the request had come.
    public var phase: RequestPhase?
    /// What the network did, where it told.
    public var cause: ConnectionCause?

    public init(_ kind: Kind, leftMachine: Bool, phase: RequestPhase? = nil, cause: ConnectionCause? = nil) {
        self.kind = kind
        self.leftMachine = leftMachine
        self.phase = phase
        self.cause = cause
    }
}

/// What carries requests: the seam at which a test stands in for the network.
public protocol Transport: Sendable {
    /// Sends once, never again by itself, and tells each phase as it is reached.
    func send(_ call: HTTPCall, onPhase: @escaping @Sendable (RequestPhase) -> Void) async throws(TransportError) -> HTTPReply
}
