/// One product of the API: its name goes into the signature, its version into each request.
public struct APIService: Hashable, Sendable {
    /// As in signatures: `ssl`, `sts`.
    public let name: String
    /// A date, as `2019-12-05`.
    public let version: String

    /// Certificates and their deployments.
    public static let ssl = APIService(name: "ssl", version: "2019-12-05")
    /// Temporary keys, and who a key belongs to.
    public static let sts = APIService(name: "sts", version: "2018-08-13")
}
