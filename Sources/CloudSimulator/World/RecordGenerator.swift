import Foundation

/// Makes the generated records: each is a function of the seed and its place, so that none is kept.
struct RecordGenerator: Sendable {
    let seed: UInt64
    /// How many records there are; place 0 is the newest.
    let count: Int
    let start: Date
    /// Seconds between the creation of the newest generated record and `start`.
    let newestAge: TimeInterval

    /// The newest records have every status, so that a short list shows all of them.
    private static let newestStatuses: [Status] = [
        .running, .succeeded, .succeeded, .waiting, .failed, .succeeded, .rolledBack, .succeeded, .rollbackFailed,
        .undocumented, .nothingToDeploy, .succeeded, .failed, .succeeded, .succeeded, .running,
    ]
    private static let resourceTypes = [[String]](repeating: ["clb"], count: 20) + [["CLB"], ["clb", "CLB"]]

    /// The id of the newest record: 1000231 for the usual 240 records.
    var newestID: Int { 999_991 + count }

    /// The places that hold a deployment which was running at the start.
    var runningPlaces: [Int] {
        Self.newestStatuses.indices.filter { Self.newestStatuses[$0] == .running && $0 < count }
    }

    /// The place of an id, or nil if there is no such record.
    func place(of id: Int) -> Int? {
        let place = newestID - id
        return (0..<count).contains(place) ? place : nil
    }

    /// The places of a certificate's records, newest first.
    func places(ofCertificate name: String) -> StrideTo<Int> {
        let number = CertificateNames(seed: seed).number(of: name)
        guard let number, number < certificateCount else { return stride(from: 0, to: 0, by: 1) }
        return stride(from: number, to: count, by: certificateCount)
    }

    /// The record at a place, without its items.
    func summary(at place: Int) -> RecordSummary {
        var generator = SeededGenerator(seed: seed, stream: .records, index: place)
        let status = Self.newestStatuses.indices.contains(place) ? Self.newestStatuses[place] : Self.status(&generator)
        let times = times(at: place)
        return RecordSummary(
            id: newestID - place,
            certificateID: CertificateNames(seed: seed).name(of: place % certificateCount),
            resourceTypes: generator.pick(Self.resourceTypes),
            status: status,
            createdAt: times.deployment.start,
            updatedAt: status.followsRollback ? times.rollback.end : times.deployment.end
        )
    }

    /// The record at a place, as it stood at the start.
    func record(at place: Int) -> SimulatedRecord {
        let summary = summary(at: place)
        let times = times(at: place)
        return SimulatedRecord(
            summary: summary,
            items: ItemGenerator(seed: seed, place: place, summary: summary).items(),
            deployment: times.deployment,
            rollback: times.rollback
        )
    }

    /// A certificate is deployed again and again: each has about six records.
    private var certificateCount: Int {
        max(1, count < 48 ? min(count, 8) : count / 6)
    }

    private func times(at place: Int) -> (deployment: DateInterval, rollback: DateInterval) {
        var generator = SeededGenerator(seed: seed, stream: .times, index: place)
        // 47 minutes apart, but never further back than three years.
        let spacing = min(47 * 60, 3 * 365 * 86_400 / Double(max(count, 1)))
        let jitter = place == 0 ? 0 : spacing * Double(generator.number(in: 0...80)) / 100
        let age = newestAge + Double(place) * spacing + jitter
        let duration = min(Double(generator.number(in: 20...180)), age / 5)
        let created = start.addingTimeInterval(-age)
        return (
            DateInterval(start: created, duration: duration),
            DateInterval(start: created.addingTimeInterval(age / 2), duration: duration)
        )
    }

    private static func status(_ generator: inout SeededGenerator) -> Status {
        switch generator.number(in: 0...99) {
        case 0..<70: .succeeded
        case 70..<79: .failed
        case 79..<88: .rolledBack
        case 88..<92: .rollbackFailed
        case 92..<97: .nothingToDeploy
        default: .undocumented
        }
    }
}
