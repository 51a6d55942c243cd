import CloudSimulator
import Testing

/// One kind of change under one fault: the way it goes, step by step, as long as nobody kills the program.
struct Outage: Sendable, CustomStringConvertible {
    var kind = "rollback"
    var record = CloudRecord.deployed
    var fault: String?
    /// Words of states and names of phases, in order: where the program can be killed.
    var way: [String]
    /// How often the request is sent when all goes well.
    var requests = 1

    var description: String { [kind, fault ?? "without a fault", "to \(way.last ?? "")"].joined(separator: ", ") }

    /// What the journal must say in the end if the cloud has begun the change.
    private var fateWhenBegun: String {
        switch (kind, way.last) {
        case (_, "ROLLBACK FAILED"): "ROLLBACK FAILED"
        case (_, "RETRY FAILED"): "RETRY FAILED"
        case ("retry", _): "RETRIED"
        default: "ROLLED BACK"
        }
    }

    private static let fatesWhenNotBegun = ["WITHDRAWN", "NOT APPLIED", "REFUSED"]

    /// Two records on either side, so that a change of the wrong one would show. The first look finds it running.
    func place<Value: Sendable>(_ body: @Sendable (Workplace) async throws -> Value) async throws -> Value {
        let faults = fault.map { ["\(kind):\($0)"] } ?? []
        let clock = RequestClock()
        return try await Workplace.with(
            [record, record, record], faults: faults, itemDuration: .milliseconds(150), now: { clock.tick() }, body)
    }

    func command(_ place: Workplace) -> [String] { [kind, "\(place.ids[1])", "--yes"] }

    /// What holds after every outage, once somebody has followed what was left.
    func check(_ place: Workplace, _ journal: [JournalEntry], _ comment: Comment) {
        let begun = place.simulator.changesBegun
        #expect(begun.count <= 1, comment)
        #expect(place.simulator.changeRequests.allSatisfy { $0.deployRecordID == place.ids[1] }, comment)
        #expect(place.simulator.changeRequests.count <= requests, comment)
        #expect(journal.count <= 1, comment)
        #expect(journal.count == 1 || place.simulator.changeRequests.isEmpty, comment)
        guard let entry = journal.first else { return }
        #expect(entry.record == place.ids[1], comment)
        #expect(entry.isFinal, comment)
        let truth = begun.isEmpty ? Self.fatesWhenNotBegun : [fateWhenBegun]
        #expect(truth.contains(entry.state), "\(comment): \(entry.words)")
    }

    /// Left alone it goes the way that it is killed on.
    func checkWay(_ place: Workplace, _ journal: [JournalEntry]) {
        #expect(journal.first?.words == way.filter { $0 == $0.uppercased() })
        #expect(place.simulator.changeRequests.count == requests)
    }
}

extension Outage {
    private static let sending = ["INTENDED", "SENDING", "queued", "connecting", "sent", "waiting"]
    private static let pending = "code=FailedOperation.CertificateDeployHasPendingRecord"

    private static func ways(_ kind: String, _ record: CloudRecord, running: [String]) -> [Outage] {
        [
            Outage(kind: kind, record: record, way: sending + ["answered", "ACCEPTED"] + running),
            Outage(kind: kind, record: record, fault: "cut-before", way: sending + ["UNKNOWN", "NOT APPLIED"]),
            Outage(kind: kind, record: record, fault: "cut-after", way: sending + ["UNKNOWN"] + running),
            Outage(kind: kind, record: record, fault: "html502", way: sending + ["answered", "UNKNOWN", "NOT APPLIED"]),
            Outage(kind: kind, record: record, fault: "internal-error", way: sending + ["answered", "UNKNOWN", "NOT APPLIED"]),
            Outage(
                kind: kind, record: record, fault: "rate-limit:1", way: sending + ["answered", "ACCEPTED"] + running, requests: 2),
            Outage(kind: kind, record: record, fault: "truncated", way: sending + ["UNKNOWN"] + running),
            Outage(kind: kind, record: record, fault: pending, way: sending + ["answered", "REFUSED"]),
        ]
    }

    static let all =
        ways("rollback", .deployed, running: ["ROLLING BACK", "ROLLED BACK"])
        + [
            Outage(record: .stubborn, way: sending + ["answered", "ACCEPTED", "ROLLING BACK", "ROLLBACK FAILED"]),
            Outage(record: .stubborn, fault: "cut-after", way: sending + ["UNKNOWN", "ROLLING BACK", "ROLLBACK FAILED"]),
        ]
        + ways("retry", .failed, running: ["RETRYING", "RETRIED"])
        + [
            Outage(kind: "retry", record: .hopeless, way: sending + ["answered", "ACCEPTED", "RETRYING", "RETRY FAILED"]),
            Outage(kind: "retry", record: .hopeless, fault: "cut-after", way: sending + ["UNKNOWN", "RETRYING", "RETRY FAILED"]),
        ]
}
