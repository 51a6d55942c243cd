import FoundationEssentials
import RecordModel

/// Who carries connections to the API where the network allows no other way.
///
/// A TLS connection goes through it as through a pipe (`CONNECT`, or SOCKS 5): the proxy sees the API's host and port, and
/// nothing of requests and answers. Printed, it shows neither name nor password.
public struct Proxy: Hashable, Sendable, CustomStringConvertible {
    /// How it is asked to connect.
    public enum Kind: String, Hashable, Sendable {
        /// Asked by `CONNECT`.
        case http
        /// SOCKS 5 without a login; the proxy resolves the API's name, whichever of `socks5` and `socks5h` was written.
        case socks5
    }

    /// What the proxy wants to know before it connects.
    struct Login: Hashable, Sendable {
        var name: Secret
        var password: Secret
    }

    /// How it is asked to connect.
    public let kind: Kind
    /// In lower case; an IPv6 address without its brackets.
    public let host: String
    /// As written; 80 where none was, of SOCKS 1080.
    public let port: Int
    let login: Login?

    /// Reads `[http://][NAME:PASSWORD@]HOST[:PORT]`; also `socks5://` and `socks5h://`, without a login.
    ///
    /// Special characters of name and password are written as `%40` and the like. Without a port 80 is taken, of SOCKS 1080.
    /// - Throws: a sentence that never repeats the text, which may hold a password.
    init(_ text: String) throws(Unreadable) {
        var rest = Substring(text)
        kind = try Self.takeScheme(from: &rest)
        if rest.hasSuffix("/") { rest.removeLast() }
        login = try Self.takeLogin(from: &rest)
        guard login == nil || kind == .http else {
            throw Unreadable("SOCKS proxies are asked without name and password: leave them out, or use an http:// proxy")
        }
        // Read as the place of a server is; what a name and a port may look like is said in one place.
        guard !rest.contains("/"), let place = try? Endpoint("https://\(rest)") else {
            throw Unreadable("it wants an address such as http://HOST:PORT, with no path behind it")
        }
        host = place.host
        let portOfHTTPS = rest.hasSuffix(":443") ? 443 : nil
        port = place.port ?? portOfHTTPS ?? kind.usualPort
    }

    /// Why a text is no proxy.
    struct Unreadable: Error {
        var message: String

        init(_ message: String) { self.message = message }
    }

    public var description: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(kind.rawValue)://\(login == nil ? "" : "\(Secret(""))@")\(name):\(port)"
    }

    private static func takeScheme(from rest: inout Substring) throws(Unreadable) -> Kind {
        guard let mark = rest.firstRange(of: "://") else { return .http }
        let scheme = rest[..<mark.lowerBound].lowercased()
        rest = rest[mark.upperBound...]
        switch scheme {
        case "http": return .http
        case "socks5", "socks5h": return .socks5
        case "https":
            throw Unreadable("proxies that are themselves reached by TLS are not supported: most also take http://HOST:PORT")
        default: throw Unreadable("it wants http:// or socks5:// before the host")
        }
    }

    /// A password with a bare `@` in it still ends at the last one.
    private static func takeLogin(from rest: inout Substring) throws(Unreadable) -> Login? {
        guard let at = rest.lastIndex(of: "@") else { return nil }
        let parts = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        rest = rest[rest.index(after: at)...]
        guard let name = parts.first.flatMap(decoded), let password = decoded(parts.count > 1 ? parts[1] : "") else {
            throw Unreadable("its name or password has a % that begins no character: write % itself as %25")
        }
        guard !name.contains(":") else { throw Unreadable("a name for a proxy cannot hold a colon") }
        return Login(name: Secret(name), password: Secret(password))
    }

    /// `%40` → `@`; nil for what is no character.
    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let code = String(rest.prefix(2)), code.utf8.count == 2, code.allSatisfy(\.isHexDigit),
                let value = UInt8(code, radix: 16)
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

extension Proxy.Kind {
    fileprivate var usualPort: Int { self == .http ? 80 : 1080 }
}
