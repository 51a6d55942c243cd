import RecordModel

extension APIError {
    /// What became of the request, in a word or two: the API's code, where it answered with one.
    var word: String {
        switch reason {
        case .refused(let code, _): code
        case .unreachable: "not sent (\(cause?.word ?? "no connection"))"
        case .lost: "no answer"
        case .unreadable(let reply): reply.word
        case .noCredentials: "not sent (no keys)"
        case .cancelled: leftMachine ? "given up before an answer" : "not sent (given up)"
        }
    }
}

extension APIError.OddReply {
    fileprivate var word: String {
        switch self {
        case .httpStatus(let status, _): "HTTP \(status)"
        case .notJSON, .damaged, .wrongShape: "unreadable answer"
        case .empty: "empty answer"
        case .tooLarge: "answer too large"
        }
    }
}

extension ConnectionCause {
    fileprivate var word: String {
        switch self {
        case .name: "no address"
        case .refused: "connection refused"
        case .noRoute: "no route"
        case .timeLimit: "no connection in time"
        case .closed: "connection closed"
        case .tls, .noTLS: "no TLS"
        case .certificateExpired, .certificateUntrusted, .certificateForAnotherHost: "server's certificate"
        case .proxy, .proxyRefused, .proxyCredentials: "proxy"
        }
    }
}
