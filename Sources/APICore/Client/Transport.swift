public import RecordModel

/// One signed HTTP request.
public struct HTTPCall: Sendable {
    public var url: String
    public var headers: [(name: String, value: String)]
    public var body: [UInt8]
    /// True for a change: it must go over a connection of its own, since a kept one may turn out to be dead.
    public var needsFreshConnection: Bool
}

/// What came back, whatever it is.
public struct HTTPReply: Sendable {
    public var status: Int
    public var body: [UInt8]

    public init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}

/// Why nothing usable came back, and whether anything had left by then.
public struct TransportError: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case connection(String)
        case tooLarge(limit: Int)
        /// What came is no HTTP, or not what it says it is; in a few words.
        case damaged(String)
        case cancelled
    }

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
