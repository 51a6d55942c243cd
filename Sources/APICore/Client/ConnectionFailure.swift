import AsyncHTTPClient
import Glibc
import NIOCore
import NIOPosix

/// Puts the libraries' errors into words for people.
enum ConnectionFailure {
    static func sentence(for error: any Error) -> String {
        switch error {
        case let error as HTTPClientError: sentence(for: error)
        case let error as NIOConnectionError: sentence(for: error)
        case let error as IOError: sentence(for: error)
        default: "\(error)"
        }
    }

    private static func sentence(for error: HTTPClientError) -> String {
        switch error {
        case .connectTimeout: "no connection within the time limit"
        case .tlsHandshakeTimeout: "the TLS handshake did not end within the time limit"
        case .deadlineExceeded, .readTimeout: "no complete answer within the time limit"
        case .remoteConnectionClosed: "the connection was closed before the answer came"
        case .getConnectionFromPoolTimeout: "no connection became free within the time limit"
        default: error.shortDescription
        }
    }

    private static func sentence(for error: NIOConnectionError) -> String {
        if let single = error.connectionErrors.first { return sentence(for: single.error) }
        return "the host name \(error.host) could not be resolved"
    }

    private static func sentence(for error: IOError) -> String {
        switch error.errnoCode {
        case ECONNREFUSED: "the connection was refused"
        case EHOSTUNREACH, ENETUNREACH: "there is no route to the host"
        case ECONNRESET, EPIPE: "the connection was reset"
        case ETIMEDOUT: "no connection within the time limit"
        default: error.description
        }
    }
}
