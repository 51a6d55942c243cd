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
    /// Who waits for whom under the rate limit.
    var priority: RateLimiter.Priority { get }
    /// The record the call is about, where it is about one.
    var recordID: DeployRecord.ID? { get }
}

extension APIRequest {
    /// The body as it goes over the wire.
    public func body() throws -> [UInt8] { Array(try JSONEncoder().encode(self)) }
}
