import AsyncHTTPClient
import Glibc
import NIOCore
import NIOPosix
import RecordModel

extension ConnectionCause {
    /// What an error of the libraries means; nil where it says nothing that an operator could act on.
    init?(_ error: any Error) {
        let cause: ConnectionCause? =
            switch error {
            case let error as HTTPClientError: Self.cause(of: error)
            case let error as NIOConnectionError: error.connectionErrors.first.map { ConnectionCause($0.error) } ?? .name
            case let error as IOError: Self.cause(of: error)
            default: Self.cause(ofTLS: "\(error)")
            }
        guard let cause else { return nil }
        self = cause
    }

    private static func cause(of error: HTTPClientError) -> ConnectionCause? {
        switch error {
        case .connectTimeout, .tlsHandshakeTimeout, .deadlineExceeded, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout:
            .timeLimit
        case .remoteConnectionClosed: .closed
        case .proxyAuthenticationRequired: .proxyCredentials
        case .httpProxyHandshakeTimeout, .invalidProxyResponse: .proxy
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

    /// The TLS library names its reasons in the text of its errors alone.
    private static func cause(ofTLS text: String) -> ConnectionCause? {
        let reasons: [(sign: String, cause: ConnectionCause)] = [
            ("has expired", .certificateExpired), ("failedToValidateHostname", .certificateForAnotherHost),
            ("CERTIFICATE_VERIFY_FAILED", .certificateUntrusted), ("WRONG_VERSION_NUMBER", .noTLS), ("handshakeFailed", .tls),
            ("uncleanShutdown", .closed),
        ]
        return reasons.first { text.contains($0.sign) }?.cause
    }
}
