import RecordModel

/// `DeployRecordItem` as it comes over the wire.
struct WireItem: Decodable {
    var item: DeployItem

    private enum CodingKeys: String, CodingKey {
        case id = "Id"
        case newCertificate = "CertId"
        case certificate = "OldCertId"
        case type = "ResourceType"
        case region = "Region"
        case instanceID = "InstanceId"
        case instanceName = "InstanceName"
        case listenerID = "ListenerId"
        case listenerName = "ListenerName"
        case domains = "Domains"
        case transport = "Protocol"
        case port = "Port"
        case status = "Status"
        case error = "ErrorMsg"
        case created = "CreateTime"
        case updated = "UpdateTime"
    }

    init(from decoder: any Decoder) throws {
        let wire = try decoder.container(keyedBy: CodingKeys.self)
        let old = try wire.text(.certificate)
        let new = try wire.text(.newCertificate)
        item = DeployItem(
            id: Int64(try wire.integer(.id) ?? 0),
            certificateID: new.isEmpty ? old : new,
            resourceType: try wire.text(.type).lowercased(),
            region: try wire.text(.region),
            instanceID: try wire.text(.instanceID),
            instanceName: try wire.text(.instanceName),
            listenerID: try wire.text(.listenerID),
            listenerName: try wire.text(.listenerName),
            domains: Self.domains(try wire.list(.domains)),
            transport: try wire.text(.transport),
            port: try wire.integer(.port),
            status: DeployStatus(code: try wire.integer(.status) ?? -1),
            errorMessage: try wire.text(.error),
            createdAt: WireTime.date(try wire.optionalText(.created)),
            updatedAt: WireTime.date(try wire.optionalText(.updated)),
            formerCertificateID: new.isEmpty || new == old ? nil : old)
    }

    /// One element of the wire may hold a whole comma list.
    private static func domains(_ elements: [String]) -> [String] {
        elements.flatMap { $0.split(separator: ",") }
            .map { String($0.trimmingPrefix { $0 == " " }).cleaned }
            .filter { !$0.isEmpty }
    }
}
