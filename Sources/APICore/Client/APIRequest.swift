import FoundationEssentials
public import RecordModel

/// One call of one action: its parameters, and the answer it is owed.
///
/// The properties encode under the names the API gives its parameters; nothing else may be sent.
public protocol APIRequest<Response>: Encodable, Sendable {
    /// What a good answer is read into.
    associatedtype Response: Decodable & Sendable

    /// The API's name for it, and whether it may be asked again.
    static var action: Action { get }
    /// Whose action it is.
    static var service: APIService { get }
    /// False for the one kind of request that proves who asks by what it carries.
    static var isSigned: Bool { get }
    /// True where an answer holds keys: then no word of one that cannot be read is quoted.
    static var answersWithSecrets: Bool { get }
    /// Who waits for whom under the rate limit.
    var priority: RateLimiter.Priority { get }
    /// The record the call is about, where it is about one.
    var recordID: DeployRecord.ID? { get }
    /// Whose records are asked for or changed: each family's actions have a rate of their own.
    var family: RecordFamily { get }
}

extension APIRequest {
    public static var service: APIService { .ssl }
    public static var isSigned: Bool { true }
    public static var answersWithSecrets: Bool { false }
    public var family: RecordFamily { recordID?.family ?? .uploadUpdate }

    /// The body as it goes over the wire.
    public func body() throws -> [UInt8] { Array(try JSONEncoder().encode(self)) }
}
