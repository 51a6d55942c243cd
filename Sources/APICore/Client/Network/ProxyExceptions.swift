import RecordModel

/// Hosts that are reached without a proxy, as `NO_PROXY` lists them.
///
/// Parted by commas or blanks: `*` is every host; `example.com` that host and all below it, `.example.com` (or
/// `*.example.com`) only those below it; an address, or a network such as `10.0.0.0/8`. `host:port` holds for that port
/// alone. What is none of these excepts nothing.
struct ProxyExceptions: Hashable, Sendable {
    private struct Rule: Hashable, Sendable {
        enum Hosts: Hashable, Sendable {
            case all
            case domain(String)
            /// With the dot that it begins with.
            case below(String)
            case network(IPNetwork)
        }

        var hosts: Hosts
        /// Nil for any.
        var port: Int?
    }

    private let rules: [Rule]
    /// The entries that except nothing, as they stand there.
    let oddities: [String]

    init(_ text: String) {
        let entries = text.split { $0 == "," || $0.isWhitespace }.map { (text: $0, rule: Self.rule(Substring($0.lowercased()))) }
        rules = entries.compactMap(\.rule)
        oddities = entries.filter { $0.rule == nil }.map { String($0.text) }
    }

    func include(_ endpoint: Endpoint) -> Bool {
        let host = endpoint.host.hasSuffix(".") ? String(endpoint.host.dropLast()) : endpoint.host
        let address = IPNetwork(address: host)
        return rules.contains { rule in
            if let port = rule.port, port != endpoint.port ?? 443 { return false }
            return switch rule.hosts {
            case .all: true
            case .network(let network): address.map { network.contains($0) } ?? false
            case .domain(let name): address == nil && (host == name || host.hasSuffix(".\(name)"))
            case .below(let suffix): address == nil && host.hasSuffix(suffix)
            }
        }
    }

    private static func rule(_ entry: Substring) -> Rule? {
        if entry.contains("/") { return IPNetwork(entry).map { Rule(hosts: .network($0)) } }
        if let address = IPNetwork(address: entry) { return Rule(hosts: .network(address)) }
        guard let (host, port) = hostAndPort(entry), !host.isEmpty else { return nil }
        if host == "*" { return Rule(hosts: .all, port: port) }
        if let address = IPNetwork(address: host) { return Rule(hosts: .network(address), port: port) }
        let name = host.hasPrefix("*.") ? host.dropFirst() : host
        return Rule(hosts: name.hasPrefix(".") ? .below(String(name)) : .domain(String(name)), port: port)
    }

    /// `host`, `host:port`, `[address]`, `[address]:port`; nil for what is no port.
    private static func hostAndPort(_ entry: Substring) -> (host: Substring, port: Int?)? {
        let end = entry.first == "[" ? entry.firstIndex(of: "]").map { entry.index(after: $0) } : entry.firstIndex(of: ":")
        let host = entry[..<(end ?? entry.endIndex)]
        let rest = entry[host.endIndex...]
        let bare = host.first == "[" ? host.dropFirst().dropLast() : host
        if rest.isEmpty { return (bare, nil) }
        guard rest.first == ":", let port = Int(rest.dropFirst()), (1...65535).contains(port) else { return nil }
        return (bare, port)
    }
}
