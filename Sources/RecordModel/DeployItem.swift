public import FoundationEssentials

/// One resource a task changes: for load balancers, one listener or forwarding rule.
public struct DeployItem: Hashable, Sendable, Codable {
    /// The service's number of the item; 0 where the API gave none.
    public var id: Int64
    public var certificateID: String
    /// The certificate that had its place before; nil where it is the same one.
    public var formerCertificateID: String?
    public var resourceType: String
    public var region: String
    public var instanceID: String
    public var instanceName: String
    public var listenerID: String
    public var listenerName: String
    /// One domain an element; the comma lists of the wire are split.
    public var domains: [String]
    /// `HTTPS`, `TCP_SSL`, `QUIC`; empty where unknown.
    public var transport: String
    public var port: Int?
    public var status: DeployStatus
    /// The service's own words on why the item failed; empty where it did not.
    public var errorMessage: String
    public var createdAt: Date?
    public var updatedAt: Date?

    public init(
        id: Int64, certificateID: String, resourceType: String, region: String, instanceID: String, instanceName: String,
        listenerID: String,
        listenerName: String, domains: [String], transport: String, port: Int?, status: DeployStatus,
        errorMessage: String, createdAt: Date?, updatedAt: Date?, formerCertificateID: String? = nil
    ) {
        self.id = id
        self.certificateID = certificateID
        self.formerCertificateID = formerCertificateID
        self.resourceType = resourceType
        self.region = region
        self.instanceID = instanceID
        self.instanceName = instanceName
        self.listenerID = listenerID
        self.listenerName = listenerName
        self.domains = domains
        self.transport = transport
        self.port = port
        self.status = status
        self.errorMessage = errorMessage
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    /// `HTTPS:443`, or what is known of it.
    public var listenerAddress: String {
        guard let port, port > 0 else { return transport }
        return transport.isEmpty ? ":\(port)" : "\(transport):\(port)"
    }
}
