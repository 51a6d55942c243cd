import Foundation

extension World {
    /// DescribeHostUploadUpdateRecordDetail: the deployment of a record and, if there was one, its rollback.
    func detail(_ parameters: Parameters, at now: Date) throws(APIFailure) -> [JSONValue.Member] {
        guard let id = try parameters.id("DeployRecordId") else { throw .missing("DeployRecordId") }
        let page = try parameters.page(maximum: 200)
        guard let record = record(id, at: now) else { throw .recordNotFound }
        let tasks = [record.deployment] + (record.rollback.map { [$0] } ?? [])
        return [
            JSONValue.Member(name: "DeployRecordDetail", value: .array(tasks.map { record.json(of: $0, page: page) }))
        ]
    }
}

extension SimulatedRecord {
    fileprivate func json(of task: TaskState, page: Page) -> JSONValue {
        [
            "TotalCount": .integer(task.steps.count),
            "SuccessTotalCount": .integer(task.count(of: .succeeded)),
            "FailedTotalCount": .integer(task.count(of: .failed)),
            "RunningTotalCount": .integer(task.count(of: .running)),
            "Type": .integer(task.kind.rawValue),
            "Status": .integer(task.status.rawValue),
            "CreateTime": .text(TimeText.record(task.createdAt)),
            "RecordDetailList": .array(summary.resourceTypes.map { json(ofType: $0, in: task, page: page) }),
        ]
    }

    /// One group; the page counts the items of each group on its own.
    private func json(ofType type: String, in task: TaskState, page: Page) -> JSONValue {
        let steps = task.steps.filter { items[$0.item].resourceType == type }
        let shown = steps[page.positions(in: steps.count)].map { json(of: $0, in: task) }
        return [
            "ResourceType": .text(type),
            "List": shown.isEmpty ? .null : .array(shown),
            "TotalCount": .integer(steps.count),
        ]
    }

    private func json(of step: TaskState.Step, in task: TaskState) -> JSONValue {
        let item = items[step.item]
        return [
            "Id": .integer(DetailID(record: summary.id, kind: task.kind, item: step.item).number),
            "OldCertId": .text(summary.certificateID),
            "InstanceId": .text(item.instanceID),
            "InstanceName": .optional(item.instanceName),
            "ListenerId": .text(item.listenerID),
            "ListenerName": .optional(item.listenerName),
            "Domains": .array(item.domains.map(JSONValue.text)),
            "Protocol": "HTTPS",
            "Status": .integer(step.status.rawValue),
            // The real service is seen with both null and an empty text.
            "ErrorMsg": .optional(step.error ?? (step.item.isMultiple(of: 2) ? "" : nil)),
            "CreateTime": .text(TimeText.item(step.createdAt)),
            "UpdateTime": .text(TimeText.item(step.updatedAt)),
            "SniSwitch": .integer(item.isSNI ? 1 : 0),
            "Bucket": .null,
            "Namespace": "",
            "SecretName": .null,
            "Port": item.port,
            "Region": .text(item.region),
            "Forward": .integer(item.isClassic ? 0 : 1),
            "SSLMode": .text(item.isMutual ? "MUTUAL" : "UNIDIRECTIONAL"),
            "ResourceType": .text(item.resourceType),
        ]
    }
}
