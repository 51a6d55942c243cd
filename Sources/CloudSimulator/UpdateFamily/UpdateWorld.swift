import Foundation

/// The records of a family in which another certificate takes the place of the one before: `Update`, or `Deploy`.
///
/// Their numbers are those of the other families too: whoever mixes them up hits another record.
struct UpdateWorld: Sendable {
    private let generator: RecordGenerator
    private let certificates: CertificateNames
    private let itemSeconds: Double
    /// Records that rollbacks have made, oldest first; their numbers follow the generated ones.
    private var rollbacks: [Rollback] = []
    private var retries: [Int: [TaskRun]] = [:]

    private struct Rollback: Sendable {
        var original: Int
        /// The positions in the original of the items put back.
        var items: [Int]
        var startedAt: Date
    }

    /// Whose records they are.
    enum Family {
        case update, deploy
    }

    init(_ family: Family, options: SimulatorOptions, start: Date) {
        // Other seeds than the other families', so that nothing of a record but its number is the same.
        let seed = options.seed ^ (family == .update ? 0x5EED : 0xDE91)
        let count = family == .update ? options.updateRecordCount : options.deployRecordCount
        generator = RecordGenerator(seed: seed, count: count, start: start, newestAge: 26 * 3600)
        certificates = CertificateNames(seed: seed)
        itemSeconds = max(0, options.itemDuration / .seconds(1))
    }

    var count: Int { generator.count + rollbacks.count }

    /// A page of the list, newest first.
    func records(in page: Page, at now: Date) -> [UpdateRecord] {
        page.positions(in: count).compactMap { record(generator.newestID + rollbacks.count - $0, at: now) }
    }

    func record(_ id: Int, at now: Date) -> UpdateRecord? {
        guard var record = recordAlone(id, at: now) else { return nil }
        for (number, rollback) in rollbacks.enumerated() where rollback.original == id {
            guard let made = recordAlone(generator.newestID + 1 + number, at: now) else { continue }
            record.showRollback(made, of: rollback.items)
        }
        return record
    }

    /// As it is without the rollbacks of it.
    private func recordAlone(_ id: Int, at now: Date) -> UpdateRecord? {
        let number = id - generator.newestID - 1
        if rollbacks.indices.contains(number) { return record(of: rollbacks[number], id: id, at: now) }
        guard let place = generator.place(of: id) else { return nil }
        var record = generated(generator.record(at: place), place: place)
        for retry in retries[id] ?? [] { retry.advance(&record.task, of: record.items, to: now) }
        return record
    }

    /// Whether a task of any record with one of these certificates is running.
    func hasRunningTask(of record: UpdateRecord, at now: Date) -> Bool {
        let own: Set = [record.certificateID, record.formerCertificateID]
        let running = generator.runningPlaces.map { generator.newestID - $0 }
        let begun = rollbacks.indices.map { generator.newestID + 1 + $0 }
        return (running + begun + retries.keys).contains { id in
            guard let other = self.record(id, at: now), other.task.status == .running else { return false }
            return own == [other.certificateID, other.formerCertificateID]
        }
    }

    /// Puts the items back in a record of its own.
    ///
    /// - Returns: that record's number.
    mutating func beginRollback(of record: UpdateRecord, at now: Date) -> Int {
        rollbacks.append(Rollback(original: record.id, items: record.deployed, startedAt: now))
        return generator.newestID + rollbacks.count
    }

    mutating func beginRetry(of id: Int, items: [Int], at now: Date) {
        retries[id, default: []].append(
            TaskRun(kind: .deploy, isRetry: true, startedAt: now, itemSeconds: itemSeconds, items: items))
    }

    /// Its certificate is another one at each deployment; the next older one is the one it took the place of.
    private func generated(_ record: SimulatedRecord, place: Int) -> UpdateRecord {
        let step = 1_000_000
        var made = UpdateRecord(
            id: record.summary.id, certificateID: certificates.name(of: step + place),
            formerCertificateID: certificates.name(of: step + place + 1), resourceTypes: record.summary.resourceTypes,
            items: record.items, task: record.deployment)
        guard let rollback = record.rollback else { return made }
        for step in rollback.steps {
            guard let index = made.task.steps.firstIndex(where: { $0.item == step.item }) else { continue }
            made.task.steps[index].status = step.status == .succeeded ? .rolledBack : .rollbackFailed
            made.task.steps[index].error = step.error
            made.task.steps[index].updatedAt = step.updatedAt
        }
        return made
    }

    /// What is rolled back may be a rollback itself.
    private func record(of rollback: Rollback, id: Int, at now: Date) -> UpdateRecord? {
        guard let original = recordAlone(rollback.original, at: now) else { return nil }
        let items = rollback.items.map { original.items[$0] }
        let steps = items.indices.map {
            TaskState.Step(item: $0, status: .waiting, createdAt: rollback.startedAt, updatedAt: rollback.startedAt)
        }
        var record = UpdateRecord(
            id: id, certificateID: original.formerCertificateID, formerCertificateID: original.certificateID,
            resourceTypes: original.resourceTypes, items: items,
            task: TaskState(kind: .deploy, status: .running, createdAt: rollback.startedAt, steps: steps))
        let run = TaskRun(
            kind: .deploy, isRetry: false, startedAt: rollback.startedAt, itemSeconds: itemSeconds, items: Array(items.indices))
        for run in [run] + (retries[id] ?? []) { run.advance(&record.task, of: items, to: now) }
        return record
    }
}
