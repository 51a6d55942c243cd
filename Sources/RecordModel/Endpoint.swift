/// Where the API is asked: scheme, host and port, nothing else.
public struct Endpoint: Hashable, Sendable, CustomStringConvertible {
    /// How it is asked.
    public enum Scheme: String, Hashable, Sendable {
        /// Without TLS; signed, but readable on the way.
        case http
        /// With TLS.
        case https
    }

    /// Why a text is not an endpoint certback will talk to.
    public enum Problem: Error, Hashable, Sendable {
        /// Neither http nor https; the scheme as it was given.
        case scheme(String)
        /// A user, perhaps with a password, which is not repeated.
        case user
        /// More behind host and port, from its first character on.
        case path(String)
        /// What stands where the host should, with its port.
        case host(String)
        /// Behind the host is something that is no port from 1 to 65535.
        case port(String)
        /// Plain http to a host that is not this machine would show every answer to the network.
        case insecure(host: String)
    }

    /// Plain http for this machine alone.
    public let scheme: Scheme
    /// In lower case; an IPv6 address without its brackets.
    public let host: String
    /// Nil for the scheme's own port.
    public let port: Int?

    /// The international site's SSL service.
    public static let international = Site.international.certificates

    private init(scheme: Scheme, host: String, port: Int?) {
        self.scheme = scheme
        self.host = host
        self.port = port
    }

    /// A host of the cloud's own.
    init(host: String) { self.init(scheme: .https, host: host, port: nil) }

    /// Reads `https://host[:port]` or a bare `host[:port]`, which means https.
    ///
    /// - Throws: ``Problem`` for anything with a path, a user or an odd port, and for plain http off this machine.
    public init(_ text: String) throws(Problem) {
        var rest = Substring(text.lowercased())
        var scheme = Scheme.https
        if let mark = rest.firstRange(of: "://") {
            let name = String(rest[..<mark.lowerBound])
            rest = rest[mark.upperBound...]
            guard !name.contains("@"), !rest.contains("@") else { throw .user }
            guard let named = Scheme(rawValue: name) else { throw .scheme(name) }
            scheme = named
        }
        guard !rest.contains("@") else { throw .user }
        if rest.hasSuffix("/") { rest.removeLast() }
        if let start = rest.firstIndex(where: { "/?#".contains($0) }) { throw .path(String(rest[start...])) }
        let (host, port) = try Self.hostAndPort(rest)
        self.init(scheme: scheme, host: host, port: port == scheme.defaultPort ? nil : port)
        guard scheme == .https || isLoopback else { throw .insecure(host: host) }
    }

    /// The `Host` header: the port only where it is not the scheme's own.
    public var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port.map { "\(name):\($0)" } ?? name
    }

    /// Where requests go: the API has one path, `/`.
    public var url: String { "\(scheme.rawValue)://\(authority)/" }

    public var description: String { authority }

    /// True for this machine alone: `localhost`, 127.0.0.0/8 and `::1`.
    public var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    private static func hostAndPort(_ text: Substring) throws(Problem) -> (String, Int?) {
        if text.first == "[", let end = text.firstIndex(of: "]") {
            let host = text[text.index(after: text.startIndex)..<end]
            let isAddress = host.contains(":") && host.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
            guard isAddress else { throw .host(String(text)) }
            return (String(host), try port(after: text[text.index(after: end)...]))
        }
        let host = text.prefix { $0 != ":" }
        guard !host.isEmpty, host.utf8.allSatisfy(isNameByte) else { throw .host(String(text)) }
        return (String(host), try port(after: text[host.endIndex...]))
    }

    private static func port(after text: Substring) throws(Problem) -> Int? {
        if text.isEmpty { return nil }
        let isNumber = text.first == ":" && text.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isNumber, let number = Int(text.dropFirst()), (1...65535).contains(number) else { throw .port(String(text)) }
        return number
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }
}

extension Endpoint.Scheme {
    fileprivate var defaultPort: Int { self == .https ? 443 : 80 }
}
