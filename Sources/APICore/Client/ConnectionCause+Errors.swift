import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import RecordModel

extension ConnectionCause {
    /// What an error of the libraries means; nil where it says nothing that an operator could act on.
    ///
    /// - Parameter proxy: the one that the connection was being made through: it is the proxy then that was not reached.
    init?(_ error: any Error, _ proxy: Proxy? = nil) {
        let cause: ConnectionCause? =
            switch error {
            case let error as HTTPClientError: Self.cause(of: error, isThroughProxy: proxy != nil)
            case is NIOConnectionError where proxy != nil: .proxy
            // Before anything was sent, garbage can only have come in answer to what the proxy was asked.
            case is HTTPParserError where proxy != nil: .proxyRefused
            case HTTPParserError.invalidEOFState: .closed
            case let error as NIOConnectionError: error.connectionErrors.first.map { ConnectionCause($0.error) } ?? .name
            case let error as IOError: Self.cause(of: error)
            default: Self.cause(ofText: "\(error)", isThroughProxy: proxy != nil)
            }
        guard let cause else { return nil }
        self = cause
    }

    private static func cause(of error: HTTPClientError, isThroughProxy: Bool) -> ConnectionCause? {
        switch error {
        case .connectTimeout: isThroughProxy ? .proxy : .timeLimit
        case .tlsHandshakeTimeout, .deadlineExceeded, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout: .timeLimit
        case .remoteConnectionClosed: isThroughProxy ? .proxyRefused : .closed
        case .cancelled, .requestStreamCancelled: .closed
        case .proxyAuthenticationRequired: .proxyCredentials
        case .httpProxyHandshakeTimeout, .socksHandshakeTimeout: .proxy
        case .invalidProxyResponse: .proxyRefused
        default: nil
        }
    }

    private static func cause(of error: IOError) -> ConnectionCause? {
        switch error.errnoCode {
        case ECONNREFUSED: .refused
        case EHOSTUNREACH, ENETUNREACH: .noRoute
        case ECONNRESET, EPIPE: .closed
        case ETIMEDOUT: .timeLimit
        default: nil
        }
    }

    private static func cause(ofText text: String, isThroughProxy: Bool) -> ConnectionCause? {
        isThroughProxy && text.contains("SOCKS") ? .proxyRefused : ConnectionCause(ofTLS: text)
    }

    /// The libraries of TLS and HTTP/2 name their reasons in the text of their errors alone.
    init?(ofTLS text: String) {
        let reasons: [(sign: String, cause: ConnectionCause)] = [
            ("failedToValidateHostname", .certificateForAnotherHost),
            ("unableToValidateCertificate", .certificateForAnotherHost),
            ("CERTIFICATE_VERIFY_FAILED", .certificateUntrusted), ("WRONG_VERSION_NUMBER", .noTLS),
            ("EOF during handshake", .closed),
            ("handshakeFailed", .tls),
            ("uncleanShutdown", .closed), ("StreamClosed", .closed),
        ]
        guard let reason = reasons.first(where: { text.contains($0.sign) }) else { return nil }
        self = reason.cause
    }
}
