public import FoundationEssentials
import NIOCore
public import RecordModel

/// What a step of a ``ConnectionProbe`` has brought, and how long it took.
public struct Measured<Value: Sendable>: Sendable {
    /// What came of it.
    public var outcome: Result<Value, ProbeFailure>
    /// How long it took.
    public var duration: Duration

    public init(_ outcome: Result<Value, ProbeFailure>, duration: Duration) {
        self.outcome = outcome
        self.duration = duration
    }

    func map<Other>(_ change: (Value) -> Other) -> Measured<Other> { Measured<Other>(outcome.map(change), duration: duration) }
}

/// Why a step failed.
public struct ProbeFailure: Error, Hashable, Sendable {
    /// What the network said, in words.
    public var sentence: String
    /// What the guide knows it by; nil where the network told nothing that an operator could act on.
    public var cause: ConnectionCause?
    /// Who was there in place of the one expected, when it was a certificate that failed.
    public var peer: PeerCertificate?

    public init(_ sentence: String, cause: ConnectionCause? = nil, peer: PeerCertificate? = nil) {
        self.sentence = sentence.cleaned
        self.cause = cause
        self.peer = peer
    }

    init(_ error: any Error) {
        if let failure = error as? ProbeFailure {
            self = failure
        } else if case .connectTimeout? = error as? ChannelError {
            self = .timeLimit
        } else {
            self.init(ConnectionFailure.sentence(for: error), cause: ConnectionCause(error))
        }
    }

    static let timeLimit = ProbeFailure("nothing came within the time limit", cause: .timeLimit)
    static let closed = ProbeFailure("the connection was closed", cause: .closed)

    /// As ``APIClient`` would have failed, for the guide: certainly nothing was sent.
    public var asUnreachable: APIError {
        APIError(.unreachable(sentence), action: DescribeHostUploadUpdateRecord.action, leftMachine: false, cause: cause)
    }
}

/// The address that answered first in the order of the system, and what became of the others.
public struct ReachedAddress: Hashable, Sendable {
    /// `192.0.2.1:443`, `[2001:db8::1]:443`.
    public var address: String
    /// Addresses that did not answer, each with the reason.
    public var others: [String: String]

    public init(address: String, others: [String: String] = [:]) {
        self.address = address
        self.others = others
    }
}

/// With whom a TLS connection came about.
public struct TLSPeer: Hashable, Sendable {
    /// `TLS 1.3`.
    public var version: String
    /// Whose certificate it is; nil where it could not be seen.
    public var certificate: PeerCertificate?

    public init(version: String, certificate: PeerCertificate?) {
        self.version = version
        self.certificate = certificate
    }
}

/// What a server showed of itself. Cleaned: anybody can write anything into a certificate.
public struct PeerCertificate: Hashable, Sendable {
    /// To whom it was given, and by whom; empty where it does not say.
    public var subject: String
    /// Who vouches for it.
    public var issuer: String
    /// Before that nobody believes it yet.
    public var validFrom: Date
    /// From when on nobody believes it.
    public var validUntil: Date

    public init(subject: String, issuer: String, validFrom: Date = .distantPast, validUntil: Date) {
        self.subject = subject.cleaned
        self.issuer = issuer.cleaned
        self.validFrom = validFrom
        self.validUntil = validUntil
    }

    func isValid(at date: Date) -> Bool { validFrom <= date && date <= validUntil }
}

/// The head of an answer.
public struct HTTPAnswer: Hashable, Sendable {
    /// The HTTP status.
    public var status: Int
    /// What the server takes for the time, in whole seconds; nil where it does not say.
    public var date: Date?
    /// By this machine's clock.
    public var sentAt: Date
    /// By this machine's clock.
    public var receivedAt: Date

    public init(status: Int, date: Date?, sentAt: Date, receivedAt: Date) {
        self.status = status
        self.date = date
        self.sentAt = sentAt
        self.receivedAt = receivedAt
    }
}
