/// One action of the API and how often it may be asked.
public struct Action: Hashable, Sendable, CustomStringConvertible {
    /// What may be done about an answer that did not come.
    public enum Repeatability: Hashable, Sendable {
        /// A read: asking twice changes nothing.
        case always
        /// A change: asked again only when the first request certainly had no effect.
        case never
    }

    /// The value of `X-TC-Action`.
    public let name: String
    /// Whether a request without an answer may be sent anew.
    public let repeatability: Repeatability

    public init(_ name: String, repeatability: Repeatability) {
        self.name = name
        self.repeatability = repeatability
    }

    public var description: String { name }
}

/// certback's own number for one attempt of a request, sent along as `X-TC-TraceId`: 36 characters of a UUID.
///
/// Where no answer came it is all by which the provider's support can look for the request.
public struct TraceID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// As it was sent.
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// The service's number for one request, to quote when asking the provider's support.
public struct RequestID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// As the API wrote it: a UUID, as far as has been seen.
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}
