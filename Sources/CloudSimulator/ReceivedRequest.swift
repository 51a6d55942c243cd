public import Foundation

/// One call as the simulator saw it.
public struct ReceivedRequest: Hashable, Sendable {
    /// The X-TC-Action header, whether known or not; empty if there was none.
    public var action: String
    /// The record meant, if the call named one that could be read.
    public var deployRecordID: Int?
    /// The X-TC-Language header; empty if there was none.
    public var language = ""
    /// When it arrived, by the simulator's clock.
    public var time: Date
    /// Whether the signature, the key and the token were all in order.
    public var isSignatureValid = false
    /// The error code the service gave, or "OK"; nil if a fault kept the call from the service.
    public var outcome: String?
    /// The text of the fault's effect that hit the call, if one did.
    public var fault: String?
    /// Whether the service carried the call out, even if the answer was lost afterwards.
    public var wasCarriedOut = false
}
