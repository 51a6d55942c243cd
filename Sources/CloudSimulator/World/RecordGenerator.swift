import Foundation

/// Makes the generated records: each is a function of the seed and its place, so that none is kept.
struct RecordGenerator: Sendable {
    let seed: UInt64
    /// How many records there are; place 0 is the newest.
    let count: Int
    let start: Date
    /// Minutes between the newest generated record and `start`.
    let newestAge: TimeInterval

    let certificates: CertificateNames

    /// The newest records have every status, so that a short list shows all of them.
    private static let newestStatuses: [Status] = [
        .running, .succeeded, .succeeded, .waiting, .failed, .succeeded, .rolledBack, .succeeded, .rollbackFailed,
        .undocumented, .nothingToDeploy, .succeeded, .failed, .succeeded, .succeeded, .running,
    ]

    /// The id of the newest record: 1000231 for the usual 240 records.
    var newestID: Int { 999_991 + count }

    /// The places that may hold a running deployment.
    var runningPlaces: [Int] {
        Self.newestStatuses.indices.filter { Self.newestStatuses[$0] == .running && $0 < count }
    }

    /// The place of an id, or nil if there is no such record.
    func place(of id: Int) -> Int? {
        let place = newestID - id
        return (0..<count).contains(place) ? place : nil
    }

    /// The record at a place, without its items.
    func summary(at place: Int) -> RecordSummary {
        var generator = SeededGenerator(seed: seed, stream: .records, index: place)
        let status = Self.newestStatuses.indices.contains(place) ? Self.newestStatuses[place] : Self.status(&generator)
        let resourceTypes = generator.pick([[String]](repeating: ["clb"], count: 20) + [["CLB"], ["clb", "CLB"]])
        let times = times(at: place, &generator)
        return RecordSummary(
            id: newestID - place,
            certificateID: certificates.name(of: place % certificateCount),
            resourceTypes: resourceTypes,
            status: status,
            createdAt: times.deployment.start,
            updatedAt: Self.wasRolledBack(status) ? times.rollback.end : times.deployment.end
        )
    }

    /// The record at a place, as it stood at the start.
    func record(at place: Int) -> SimulatedRecord {
        var generator = SeededGenerator(seed: seed, stream: .records, index: place)
        let summary = summary(at: place)
        if place >= Self.newestStatuses.count { _ = Self.status(&generator) }
        _ = generator.next()
        let times = times(at: place, &generator)
        let items = ItemGenerator(seed: seed, place: place, summary: summary).items()
        let history = TaskHistory(status: summary.status, items: items)
        return SimulatedRecord(
            summary: summary,
            items: items,
            deployment: history.deployment(times.deployment, seed: seed, place: place),
            rollback: Self.wasRolledBack(summary.status) ? history.rollback(times.rollback) : nil
        )
    }

    private static func wasRolledBack(_ status: Status) -> Bool {
        status == .rolledBack || status == .rollbackFailed
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
