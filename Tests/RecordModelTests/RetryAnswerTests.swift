import RecordModel
import Testing

@Suite struct RetryAnswerTests {
    /// A retry of record 1000231 whose failed items have these numbers.
    private func plan(items ids: Int64...) throws -> ChangePlan {
        var task = DeployTask.sample(.deployment, .failed)
        task.items = ids.map { .sample($0, .failed) } + [.sample(70, .deployed)]
        let target = ChangePlan.Target(id: try .sample(), eligibility: .eligible, detail: try .sample(task), shown: nil)
        return ChangePlan(
            kind: .retry, account: Account(fingerprint: "f", label: "AKID"), endpoint: .international, targets: [target])
    }

    @Test func theRecordsIDRetriesAllAndAnItemsNumberThatItem() throws {
        let plan = try plan(items: 71, 72)
        #expect(plan.answers.map(\.text) == ["1000231", "71", "72"])
        #expect(plan.answers.map(\.itemID) == [nil, 71, 72])
        #expect(plan.requiredText == "1000231")
        #expect(try #require(ConfirmedPlan(plan, typed: "72")).itemID == 72)
        #expect(try #require(ConfirmedPlan(plan, typed: "1000231")).itemID == nil)
    }

    @Test(arguments: ["", "70", "0", "7", "71 72", " 71", "71 ", "retry 1", "retry 1000231", "rollback 1"])
    func nothingElseConfirms(typed: String) throws {
        #expect(try ConfirmedPlan(plan(items: 71, 72, 0), typed: typed) == nil)
    }

    /// Otherwise the same text would mean two things.
    @Test func anItemNumberedAsItsRecordIsRetriedOnlyWithAll() throws {
        let plan = try plan(items: 1_000_231)
        #expect(plan.answers.map(\.text) == ["1000231"])
        #expect(try #require(ConfirmedPlan(plan, typed: "1000231")).itemID == nil)
    }

    @Test func severalRecordsAskForTheirNumberAndTheKind() throws {
        var plan = try plan(items: 71)
        plan.targets.append(try .sample(5))
        #expect(plan.answers.map(\.text) == ["retry 2"])
        #expect(ConfirmedPlan(plan, typed: "rollback 2") == nil)
    }

    @Test func yesIsForTheVeryRecordsAndItemsAlone() throws {
        let plan = try plan(items: 71, 72)
        let id = try DeployRecord.ID.sample()
        #expect(try #require(ConfirmedPlan(plan, yesFor: [id], itemID: 71)).itemID == 71)
        #expect(try #require(ConfirmedPlan(plan, yesFor: [id])).typed == "--yes 1000231")
        #expect(ConfirmedPlan(plan, yesFor: [id], itemID: 70) == nil)
        #expect(ConfirmedPlan(plan, yesFor: [try .sample(5)]) == nil)
        #expect(ConfirmedPlan(plan, yesFor: []) == nil)
        #expect(ConfirmedPlan(plan, yesFor: [id, id]) == nil)
    }
}
