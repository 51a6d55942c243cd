extension FaultEffect {
    /// The answer that takes the place of the service's own.
    ///
    /// - Parameter outcome: What the service did; empty if the fault kept the call from it.
    func answer(insteadOf outcome: Result<[JSONValue.Member], APIFailure>, requestID: String) -> Answer {
        var answer = Answer.envelope(failure.map(Result.failure) ?? outcome, requestID: requestID)
        switch self {
        case .slow(let seconds): answer.delay = .seconds(seconds)
        case .cutBefore, .cutAfter: answer.delivery = .cut
        case .html502: answer = .html(status: 502, title: "502 Bad Gateway")
        case .html200: answer = .html(status: 200, title: "Sign in to the network")
        case .empty: answer.body = []
        case .truncated: answer.delivery = .truncated
        case .nullResponse: answer = .json(["Response": .null])
        case .errorWithCharset: answer.contentType = "application/json; charset=utf-8"
        case .noRequestID: answer = .envelope(outcome, requestID: nil)
        case .oldFormat: answer = .json(["code": 4000, "message": "Invalid parameter.", "codeDesc": "InvalidParameter"])
        case .rateLimit, .internalError, .code: break
        }
        return answer
    }

    private var failure: APIFailure? {
        switch self {
        case .rateLimit: .rateLimit
        case .internalError: .internalError
        case .code(let code): APIFailure(code: code, message: "The simulator was told to answer \(code).")
        case .errorWithCharset: .noPermission
        default: nil
        }
    }
}
