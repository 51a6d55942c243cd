public import RecordModel

/// One call of one action: its parameters, and the answer it is owed.
///
/// The properties encode under the names the API gives its parameters; nothing else may be sent.
public protocol APIRequest: Encodable, Sendable {
    associatedtype Response: Decodable & Sendable

    static var action: Action { get }
    /// Who waits for whom under the rate limit.
    var priority: RateLimiter.Priority { get }
    /// The record the call is about, where it is about one.
    var recordID: DeployRecord.ID? { get }
}
