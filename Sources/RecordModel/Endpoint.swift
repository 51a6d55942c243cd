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
        /// Not a host, or more than scheme, host and port; the text as it was given.
        case notAnAddress(String)
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
            guard let named = Scheme(rawValue: String(rest[..<mark.lowerBound])) else { throw .notAnAddress(text) }
            scheme = named
            rest = rest[mark.upperBound...]
        }
        if rest.hasSuffix("/") { rest.removeLast() }
        guard let (host, port) = Self.hostAndPort(rest) else { throw .notAnAddress(text) }
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

    private static func hostAndPort(_ text: Substring) -> (String, Int?)? {
        if text.first == "[", let end = text.firstIndex(of: "]") {
            let host = text[text.index(after: text.startIndex)..<end]
            let isAddress = host.contains(":") && host.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
            return isAddress ? port(after: text[text.index(after: end)...]).map { (String(host), $0) } : nil
        }
        let host = text.prefix { $0 != ":" }
        let isName = !host.isEmpty && host.utf8.allSatisfy(isNameByte)
        return isName ? port(after: text[host.endIndex...]).map { (String(host), $0) } : nil
    }

    /// A port, or an inner nil where there is none; an outer nil for what is no port.
    private static func port(after text: Substring) -> Int?? {
        if text.isEmpty { return .some(nil) }
        guard text.first == ":", text.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        guard let number = Int(text.dropFirst()), (1...65535).contains(number) else { return nil }
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
