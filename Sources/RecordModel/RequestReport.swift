public import FoundationEssentials

/// How far one request has come.
public enum RequestPhase: String, Hashable, Sendable, Codable, CaseIterable {
    /// Waiting for its turn under the rate limit.
    case queued
    /// Waiting for a connection; nothing has been written yet.
    case connecting
    /// The first byte has been written: from here on the request may be carried out.
    case sent
    /// The last byte has been written; the answer is awaited.
    case waiting
    /// The whole answer is here.
    case answered
}

/// Something that just happened to one request, as it happens.
public struct RequestReport: Hashable, Sendable {
    public enum Event: Hashable, Sendable {
        case phase(RequestPhase)
        case succeeded(RequestID?)
        case failed(APIError)
        /// The request will be sent anew after a pause.
        case repeating(after: Duration, because: APIError)
    }

    /// Counts the calls of this process; all attempts of a call share it.
    public var call: Int
    /// 1 for the first attempt.
    public var attempt: Int
    public var action: Action
    /// The record the request is about, where it is about one.
    public var recordID: DeployRecord.ID?
    /// Sent along with the attempt.
    public var traceID: TraceID?
    public var at: Date
    public var event: Event

    public init(
        call: Int, attempt: Int, action: Action, recordID: DeployRecord.ID?, traceID: TraceID? = nil, at: Date, event: Event
    ) {
        self.call = call
        self.attempt = attempt
        self.action = action
        self.recordID = recordID
        self.traceID = traceID
        self.at = at
        self.event = event
    }
}
