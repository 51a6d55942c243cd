public import RecordModel

extension ErrorGuide {
    /// True when the API certainly did nothing: it refused with a documented code that is given before any work.
    ///
    /// Faults of the service's own, codes that only say "failed" or "busy", and codes unknown to the guide leave it
    /// open whether the work was begun; the record has to be looked up.
    public func isCertainRefusal(_ error: APIError) -> Bool {
        guard let code = error.code, exactEntry(code) != nil, !Self.isOwn(code) else { return false }
        return !Self.uncertain.contains(code) && !Self.isOfAnSDK(code)
    }

    /// The guide's own keys are no codes of the API, whatever an answer claims.
    static func isOwn(_ code: String) -> Bool { code == "*" || code.hasPrefix("client.") }

    private static let uncertain: Set<String> = [
        "FailedOperation", "FailedOperation.ResourceInOperating", "InternalError", "OperationDenied", "ResourceInUse",
        "ResourceInsufficient", "ResourceUnavailable", "ResponseSizeLimitExceeded", "ServiceUnavailable",
    ]

    /// Names that the official SDKs and tccli give to failures on their own side: explained, but no answers of the API.
    static func isOfAnSDK(_ code: String) -> Bool {
        code.hasPrefix("Client") || ["ServerNetworkError", "InvalidCredential"].contains(code)
            || ["JSONDecodeError", "KeyError", "TypeError", "AttributeError"].contains(code)
    }
}
