public import FoundationEssentials

/// One resource a task changes: for load balancers, one listener or forwarding rule.
public struct DeployItem: Hashable, Sendable, Codable {
    /// The service's number of the item; 0 where the API gave none.
    public var id: Int64
    /// The certificate that the task puts in place.
    public var certificateID: String
    /// The certificate that had its place before; nil where it is the same one.
    public var formerCertificateID: String?
    /// The kind of cloud resource, in lower case: `clb`.
    public var resourceType: String
    /// Where the resource is: `ap-guangzhou`; empty where the API does not say.
    public var region: String
    /// The resource's id: `lb-0a1b2c3d`.
    public var instanceID: String
    /// Its owner's name for it, cleaned; empty where it has none.
    public var instanceName: String
    /// The listener's id: `lbl-0a1b2c3d`; empty where the resource has no listeners.
    public var listenerID: String
    /// Its owner's name for it, cleaned; empty where it has none.
    public var listenerName: String
    /// One domain an element; the comma lists of the wire are split.
    public var domains: [String]
    /// `HTTPS`, `TCP_SSL`, `QUIC`; empty where unknown.
    public var transport: String
    /// The port listened on; nil where unknown, 0 where the service itself says so.
    public var port: Int?
    /// How this item of the task stands; read it together with the task's kind: within a rollback, succeeded means put back.
    public var status: DeployStatus
    /// The service's own words on why the item failed; empty where it did not.
    public var errorMessage: String
    /// When the task took the item up; nil where the API gave no time that can be read.
    public var createdAt: Date?
    /// When its status changed last; nil where the API gave no time that can be read.
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
