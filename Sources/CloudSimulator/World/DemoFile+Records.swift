import Foundation

extension DemoFile {
    /// The records, newest first, with ids above `id`.
    func simulatedRecords(above id: Int, start: Date, seed: UInt64) -> [SimulatedRecord] {
        records.enumerated().map { position, record in
            let id = id + records.count - position
            // An index below 0 keeps the made-up ids apart from those of generated records.
            var generator = SeededGenerator(seed: seed, stream: .items, index: -id)
            return record.simulated(id: id, start: start, &generator)
        }
    }
}

extension DemoFile.Record {
    fileprivate func simulated(id: Int, start: Date, _ generator: inout SeededGenerator) -> SimulatedRecord {
        let type = resourceType ?? "clb"
        let created = start.addingTimeInterval(-minutesAgo * 60)
        let rolledBack = start.addingTimeInterval(-(rolledBackMinutesAgo ?? minutesAgo / 2) * 60)
        // A deployment takes up to 40 seconds, yet never ends after the start.
        let duration = max(0, min(40, minutesAgo * 15))
        let deployment = DateInterval(start: created, duration: duration)
        let rollback = DateInterval(start: rolledBack, duration: duration)
        let summary = RecordSummary(
            id: id,
            certificateID: certificate,
            resourceTypes: [type],
            status: status.status,
            createdAt: created,
            updatedAt: status.status.followsRollback ? rollback.end : deployment.end
        )
        let items = (loadBalancers ?? []).flatMap { $0.items(in: status.status, type: type, &generator) }
        return SimulatedRecord(summary: summary, items: items, deployment: deployment, rollback: rollback)
    }
}

extension DemoFile.LoadBalancer {
    fileprivate func items(in status: Status, type: String, _ generator: inout SeededGenerator) -> [SimulatedItem] {
        let instance = id ?? "lb-" + generator.code(length: 8)
        return (listeners ?? [DemoFile.Listener()]).map { listener in
            let port = listener.port ?? 443
            return SimulatedItem(
                instanceID: instance,
                instanceName: name,
                listenerID: listener.id ?? "lbl-" + generator.code(length: 8),
                listenerName: listener.name ?? "HTTPS:\(port)",
                domains: listener.domains ?? ["www.example.com"],
                port: .text("\(port)"),
                region: region ?? "ap-singapore",
                resourceType: type,
                isSNI: (listener.domains?.count ?? 0) > 1,
                deployStatus: listener.deployStatus(in: status),
                deployError: listener.error,
                rollbackError: listener.rollbackError,
                retryError: listener.retryError
            )
        }
    }
}

extension DemoFile.Listener {
    fileprivate func deployStatus(in status: Status) -> Status {
        switch status {
        case .waiting, .undocumented, .nothingToDeploy: return .waiting
        case .running where error == nil:
            switch progress {
            case .done: return .succeeded
            case .running: return .running
            case .waiting, nil: return .waiting
            }
        default: return error == nil ? .succeeded : .failed
        }
    }
}

extension DemoFile.StatusName {
    fileprivate var status: Status {
        switch self {
        case .waiting: .waiting
        case .deployed: .succeeded
        case .failed: .failed
        case .deploying: .running
        case .rolledBack: .rolledBack
        case .rollbackFailed: .rollbackFailed
        case .nothingToDeploy: .nothingToDeploy
        case .undocumented: .undocumented
        }
    }
}
