import Foundation

extension World {
    /// DescribeHostUploadUpdateRecord: the records of the account or of one certificate, newest id first.
    func list(_ parameters: Parameters, at now: Date) throws(APIFailure) -> [JSONValue.Member] {
        let certificate = try parameters.text("OldCertificateId")
        let page = try parameters.page(maximum: 100)
        let records = summaries(ofCertificate: certificate, page: page, at: now).map(\.json)
        return [
            JSONValue.Member(name: "TotalCount", value: .integer(count(ofCertificate: certificate))),
            JSONValue.Member(name: "DeployRecordList", value: .array(records)),
        ]
    }
}

extension RecordSummary {
    fileprivate var json: JSONValue {
        [
            "Id": .integer(id),
            "OldCertId": .text(certificateID),
            "ResourceTypes": .array(resourceTypes.map(JSONValue.text)),
            "Status": .integer(status.rawValue),
            "CreateTime": .text(TimeText.record(createdAt)),
            "UpdateTime": .text(TimeText.record(updatedAt)),
        ]
    }
}
