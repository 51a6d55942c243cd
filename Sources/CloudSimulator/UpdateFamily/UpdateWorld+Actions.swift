import Foundation

extension UpdateWorld {
    /// DescribeHostUpdateRecord: the records of the family, newest first.
    func list(_ parameters: Parameters, at now: Date) throws(APIFailure) -> [JSONValue.Member] {
        let rows = records(in: try parameters.page(maximum: 100), at: now).map(\.row)
        return [.init(name: "TotalCount", value: .integer(count)), .init(name: "DeployRecordList", value: .array(rows))]
    }

    /// DescribeHostUpdateRecordDetail: all three parameters are texts.
    func detail(_ parameters: Parameters, at now: Date) throws(APIFailure) -> [JSONValue.Member] {
        for name in ["DeployRecordId", "Limit", "Offset"] { _ = try parameters.text(name) }
        guard let id = try parameters.id("DeployRecordId") else { throw .missing("DeployRecordId") }
        guard let record = record(id, at: now) else { throw .recordNotFound }
        return record.detail(page: try parameters.page(maximum: 200))
    }

    /// DescribeHostDeployRecordDetail: the id is a text, and the items stand in one list without groups.
    func flatDetail(_ parameters: Parameters, at now: Date) throws(APIFailure) -> [JSONValue.Member] {
        _ = try parameters.text("DeployRecordId")
        guard let id = try parameters.id("DeployRecordId") else { throw .missing("DeployRecordId") }
        guard let record = record(id, at: now) else { throw .recordNotFound }
        return record.flatDetail(page: try parameters.page(maximum: 200))
    }

    /// UpdateCertificateRecordRollback: puts the items that succeeded back; the answer names the record in which that runs.
    mutating func rollBack(_ parameters: Parameters, at now: Date) throws(APIFailure) -> [JSONValue.Member] {
        guard let id = try parameters.id("DeployRecordId") else { throw .missing("DeployRecordId") }
        guard let record = record(id, at: now) else { throw .recordNotFound }
        guard !hasRunningTask(of: record, at: now) else { throw .pendingRecord }
        guard !record.deployed.isEmpty else { throw .rollbackStatusInvalid }
        return [.init(name: "DeployRecordId", value: .integer(beginRollback(of: record, at: now)))]
    }

    /// UpdateCertificateRecordRetry: does the failed items again, or one of them.
    mutating func retry(_ parameters: Parameters, at now: Date) throws(APIFailure) -> [JSONValue.Member] {
        let detailID = try parameters.id("DeployRecordDetailId").map(DetailID.init(number:))
        guard let id = try parameters.id("DeployRecordId") ?? detailID?.record else { throw .missing("DeployRecordId") }
        guard let record = record(id, at: now), detailID == nil || detailID?.record == id else { throw .recordNotFound }
        guard !hasRunningTask(of: record, at: now) else { throw .pendingRecord }
        let failed = record.task.steps.filter { $0.status == .failed }.map(\.item)
        let wanted = failed.filter { detailID == nil || $0 == detailID?.item }
        guard !wanted.isEmpty else { throw .retryStatusInvalid }
        beginRetry(of: id, items: wanted, at: now)
        return []
    }
}

extension UpdateRecord {
    fileprivate var row: JSONValue {
        [
            "Id": .integer(id),
            "CertId": .text(certificateID),
            "OldCertId": .text(formerCertificateID),
            "ResourceTypes": .array(resourceTypes.map(JSONValue.text)),
            "Regions": .null,
            "Status": .integer(status.rawValue),
            "CreateTime": .text(TimeText.record(task.createdAt)),
            "UpdateTime": .text(TimeText.record(task.updatedAt)),
        ]
    }

    /// One group of items; the family has neither status nor time for the whole.
    fileprivate func detail(page: Page) -> [JSONValue.Member] {
        let shown = task.steps[page.positions(in: task.steps.count)].map(json)
        let group: JSONValue = [
            "ResourceType": "clb", "List": shown.isEmpty ? .null : .array(shown), "TotalCount": .integer(task.steps.count),
        ]
        return [
            .init(name: "TotalCount", value: .integer(task.steps.count)),
            .init(name: "SuccessTotalCount", value: .integer(task.count(of: .succeeded) + task.count(of: .rolledBack))),
            .init(name: "FailedTotalCount", value: .integer(task.count(of: .failed) + task.count(of: .rollbackFailed))),
            .init(name: "RunningTotalCount", value: .integer(task.count(of: .running) + task.count(of: .waiting))),
            .init(name: "RecordDetailList", value: .array(task.steps.isEmpty ? [] : [group])),
        ]
    }

    /// The same as the family `Deploy` tells it; what waits is counted apart from what runs.
    fileprivate func flatDetail(page: Page) -> [JSONValue.Member] {
        let shown = task.steps[page.positions(in: task.steps.count)].map(json)
        return [
            .init(name: "TotalCount", value: .integer(task.steps.count)),
            .init(name: "SuccessTotalCount", value: .integer(task.count(of: .succeeded) + task.count(of: .rolledBack))),
            .init(name: "FailedTotalCount", value: .integer(task.count(of: .failed) + task.count(of: .rollbackFailed))),
            .init(name: "RunningTotalCount", value: .integer(task.count(of: .running))),
            .init(name: "PendingTotalCount", value: .integer(task.count(of: .waiting))),
            .init(name: "DeployRecordDetailList", value: shown.isEmpty ? .null : .array(shown)),
        ]
    }

    private func json(of step: TaskState.Step) -> JSONValue {
        let item = items[step.item]
        return [
            "Id": .integer(DetailID(record: id, kind: .deploy, item: step.item).number),
            "CertId": .text(certificateID),
            "OldCertId": .text(formerCertificateID),
            "InstanceId": .text(item.instanceID),
            "InstanceName": .optional(item.instanceName),
            "ListenerId": .text(item.listenerID),
            "ListenerName": .optional(item.listenerName),
            "Domains": .array(item.domains.map(JSONValue.text)),
            "Protocol": "HTTPS",
            "Status": .integer(step.status.rawValue),
            "ErrorMsg": .optional(step.error),
            "CreateTime": .text(TimeText.item(step.createdAt)),
            "UpdateTime": .text(TimeText.item(step.updatedAt)),
            "SniSwitch": .integer(item.isSNI ? 1 : 0),
            "Port": item.port,
            "Region": .text(item.region),
            "ResourceType": .text(item.resourceType),
            "EnvId": .null,
            "Url": .null,
        ]
    }
}
