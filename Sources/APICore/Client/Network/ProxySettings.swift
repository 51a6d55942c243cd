public import RecordModel

/// What the environment says of proxies: `HTTPS_PROXY` and `NO_PROXY`, small letters before capitals.
///
/// A value: it decides for one endpoint, and asks nobody.
public struct ProxySettings: Hashable, Sendable {
    /// Why a proxy cannot be used. Then nothing may be sent: going directly instead could be what the network forbids.
    public struct Problem: Error, Hashable, Sendable {
        /// The variable that says so.
        public var variable: String
        /// A sentence; never the variable's value, which may hold a password.
        public var message: String
    }

    /// The variable that names a proxy; nil where none does.
    public let variable: String?
    private let address: Secret?
    private let exceptions: ProxyExceptions

    /// Empty variables say nothing.
    public init(environment: [String: String]) {
        func first(_ names: [String]) -> (name: String, text: String)? {
            names.compactMap { name in environment[name].map { (name, $0) } }.first { !$0.1.isEmpty }
        }
        let proxy = first(["https_proxy", "HTTPS_PROXY"])
        variable = proxy?.name
        address = proxy.map { Secret($0.text) }
        exceptions = ProxyExceptions(first(["no_proxy", "NO_PROXY"])?.text ?? "")
    }

    /// The entries of `NO_PROXY` that are neither host nor network, and except nothing.
    public var unusableExceptions: [String] { exceptions.oddities }

    /// The proxy to take; nil where the endpoint is to be reached without one.
    ///
    /// This machine never needs one. A proxy that no endpoint goes through is not even looked at.
    public func proxy(for endpoint: Endpoint) throws(Problem) -> Proxy? {
        guard let variable, let address, endpoint.scheme == .https, !endpoint.isLoopback, !exceptions.include(endpoint) else {
            return nil
        }
        do { return try Proxy(address.reveal()) } catch { throw Problem(variable: variable, message: error.message) }
    }
}
