import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import RecordModel

/// Puts the libraries' errors into words for people.
enum ConnectionFailure {
    /// - Parameter proxy: the one that the connection was being made through; nil where none had a part in the failure.
    static func sentence(for error: any Error, _ proxy: Proxy? = nil) -> String {
        if let proxy {
            switch ConnectionCause(error, proxy) {
            case .proxy: return "the proxy \(proxy) could not be reached: \(sentence(for: error))"
            case .proxyRefused: return "the proxy \(proxy) would not connect to the API's host"
            case .proxyCredentials: return "the proxy \(proxy) wants another name or password"
            default: break
            }
        }
        return switch error {
        case let error as HTTPClientError: sentence(for: error)
        case let error as NIOConnectionError: sentence(for: error)
        case let error as IOError: sentence(for: error)
        case HTTPParserError.invalidEOFState: "the connection was closed before the answer was complete"
        default: sentence(forTLS: "\(error)")
        }
    }

    /// What is wrong with an answer that came; nil where another thing failed.
    static func damage(by error: any Error) -> String? {
        switch error {
        // The connection ended, and with it what had been proper so far.
        case HTTPParserError.invalidEOFState: nil
        case HTTPParserError.headerOverflow: "its headers are too long"
        case is HTTPParserError: "it breaks the rules of HTTP (\(error))"
        case is NIOHTTPDecompression.DecompressionError, is NIOHTTPDecompression.ExtraDecompressionError:
            "it cannot be unpacked"
        default: nil
        }
    }

    private static func sentence(for error: HTTPClientError) -> String {
        switch error {
        case .connectTimeout, .tlsHandshakeTimeout, .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
            "no connection within the time limit"
        case .cancelled, .requestStreamCancelled: "the connection was closed in the middle"
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

    /// Of TLS and HTTP/2, whose libraries tell by text alone. What they say more is for those who know the libraries.
    private static func sentence(forTLS text: String) -> String {
        switch ConnectionCause(ofTLS: text) {
        case .certificateForAnotherHost: "the server's certificate is made out to another host"
        case .certificateUntrusted: "no trusted authority vouches for the server's certificate"
        case .noTLS: "what answered does not speak TLS"
        case .closed: "the connection was closed in the middle"
        default: text
        }
    }
}
