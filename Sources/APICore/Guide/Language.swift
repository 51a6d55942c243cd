/// The language of explanations and of the API's own messages.
public enum Language: String, Hashable, Sendable, CaseIterable {
    /// English; `en-US` in requests.
    case english = "en"
    /// Simplified Chinese; `zh-CN` in requests.
    case chinese = "zh"

    /// Reads `en`, `zh`, or the API's longer `en-US`, `zh-CN`; nil for anything else.
    public init?(name: String) {
        guard let language = Self.allCases.first(where: { [$0.rawValue, $0.ofTheAPI].contains(name) }) else { return nil }
        self = language
    }

    /// The value of `X-TC-Language`.
    public var ofTheAPI: String {
        switch self {
        case .english: "en-US"
        case .chinese: "zh-CN"
        }
    }
}
