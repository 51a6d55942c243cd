import Foundation
import RecordModel
import Testing

@Suite struct DetailDifferenceTests {
    private func detail(_ items: DeployItem..., rollback: DeployTask? = nil) throws -> RecordDetail {
        var task = DeployTask.sample(.deployment, .deployed)
        task.items = items
        return RecordDetail(
            id: try .sample(), tasks: [task, rollback].compactMap(\.self), readAt: Date(timeIntervalSince1970: 0))
    }

    @Test func theSameLookHasNoDifference() throws {
        var later = try detail(.sample(1))
        later.readAt = Date(timeIntervalSince1970: 99)
        #expect(try later.differences(from: detail(.sample(1))) == [])
    }

    @Test func eachItemIsComparedByItsPlaceNotByItsNumber() throws {
        let changed = try detail(.sample(9, .failed)).differences(from: detail(.sample(1, .deployed)))
        #expect(changed.map(\.sentence) == ["lb-1 lbl-1: DEPLOYED → DEPLOY FAILED"])
    }

    @Test func anItemMoreOrLessIsADifference() throws {
        let added = try detail(.sample(1), .sample(2, listener: "lbl-2")).differences(from: detail(.sample(1)))
        #expect(added.map(\.sentence) == ["lb-1 lbl-2: not there → DEPLOYED"])
        let gone = try detail(.sample(1)).differences(from: detail(.sample(1), .sample(2, listener: "lbl-2")))
        #expect(gone.map(\.sentence) == ["lb-1 lbl-2: DEPLOYED → not there"])
    }

    @Test func theOrderOfDomainsDoesNotMatterTheDomainsDo() throws {
        let before = try detail(.sample(1, domains: ["a.example", "b.example"]))
        #expect(try detail(.sample(1, domains: ["b.example", "a.example"])).differences(from: before) == [])
        let changed = try detail(.sample(1, domains: ["a.example"])).differences(from: before)
        #expect(changed.map(\.sentence) == ["lb-1 lbl-1 domains: a.example, b.example → a.example"])
    }

    /// One listener with a rule for each of two domains.
    @Test(arguments: [[1, 2], [0, 0], [11, 12]] as [[Int64]])
    func ofSeveralItemsAtOnePlaceEachIsCompared(numbers: [Int64]) throws {
        let before = try detail(.sample(1, domains: ["a.example"]), .sample(2, domains: ["b.example"]))
        let now = try detail(
            .sample(numbers[1], .failed, domains: ["b.example"]), .sample(numbers[0], domains: ["a.example"]))
        #expect(now.differences(from: before).map(\.sentence) == ["lb-1 lbl-1 b.example: DEPLOYED → DEPLOY FAILED"])
    }

    @Test func atOnePlaceTheNumberGoesBeforeTheDomains() throws {
        let before = try detail(.sample(1, domains: ["a.example"]), .sample(2, domains: ["b.example"]))
        let now = try detail(.sample(1, .failed, domains: ["b.example"]), .sample(2, domains: ["a.example"]))
        #expect(
            now.differences(from: before).map(\.sentence) == [
                "lb-1 lbl-1 a.example: DEPLOYED → DEPLOY FAILED", "lb-1 lbl-1 a.example domains: a.example → b.example",
                "lb-1 lbl-1 b.example domains: b.example → a.example",
            ])
    }

    @Test func anItemMoreAtAPlaceIsADifference() throws {
        let before = try detail(.sample(1, domains: ["a.example"]))
        let now = try detail(.sample(1, domains: ["a.example"]), .sample(2, domains: ["b.example"]))
        #expect(now.differences(from: before).map(\.sentence) == ["lb-1 lbl-1 b.example: not there → DEPLOYED"])
        #expect(before.differences(from: now).map(\.sentence) == ["lb-1 lbl-1 b.example: DEPLOYED → not there"])
    }

    @Test func aRollbackMoreIsADifference() throws {
        let changed = try detail(.sample(1), rollback: .sample(.rollback, .deploying)).differences(from: detail(.sample(1)))
        #expect(changed.contains { $0.sentence == "status: DEPLOYED → ROLLING BACK" })
        #expect(changed.contains { $0.sentence == "rollbacks: 0 → 1" })
    }

    @Test func aRowIsComparedByStatusAndCertificate() throws {
        let row = DeployRecord(
            id: try .sample(), certificateID: "older", resourceTypes: [], status: .deploying, createdAt: nil, updatedAt: nil)
        let changed = try detail(.sample(1)).differences(fromRow: row)
        #expect(changed.map(\.sentence) == ["status: DEPLOYING → DEPLOYED", "certificate: older → cert"])
    }

    @Test func whatRowAndDetailBothTellIsToldOnce() throws {
        let row = DeployRecord(
            id: try .sample(), certificateID: "cert", resourceTypes: [], status: .deploying, createdAt: nil, updatedAt: nil)
        var shown = try detail(.sample(1))
        shown.tasks[0].status = .deploying
        let target = ChangePlan.Target(
            id: try .sample(), eligibility: .eligible, detail: try detail(.sample(1)), shown: row, shownDetail: shown)
        #expect(target.differences.map(\.what) == ["status"])
    }
}
