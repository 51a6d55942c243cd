import RecordModel

extension DeployItem {
    static func sample(
        _ id: Int64, _ status: DeployStatus = .deployed, listener: String = "lbl-1", domains: [String] = ["a.example"]
    ) -> DeployItem {
        DeployItem(
            id: id, certificateID: "cert", resourceType: "clb", region: "ap-singapore", instanceID: "lb-1", instanceName: "web",
            listenerID: listener, listenerName: "", domains: domains, transport: "HTTPS", port: 443, status: status,
            errorMessage: "", createdAt: nil, updatedAt: nil)
    }
}
