import RecordModel
import Testing

@Suite struct ChangePlanTests {
    @Test func aLoneRecordIsConfirmedByItsID() throws {
        #expect(try ChangePlan.sample(.sample(1_000_231)).requiredText == "1000231")
    }

    @Test func severalRecordsAreConfirmedByTheirNumber() throws {
        #expect(try ChangePlan.sample(.sample(1), .sample(2), .sample(3)).requiredText == "rollback 3")
    }

    @Test func onlyEligibleRecordsAreCounted() throws {
        let plan = try ChangePlan.sample(.sample(1, .waiting), .sample(2), .sample(3, .alreadyRolledBack))
        #expect(plan.eligible.map(\.id) == [try .sample(2)])
        #expect(plan.requiredText == "rollback 1")
    }

    @Test func withoutAnEligibleRecordNoTextConfirms() throws {
        let plans = try [
            ChangePlan.sample(), .sample(.sample(1_000_231, .waiting)), .sample(.sample(1, .waiting), .sample(2, .waiting)),
        ]
        for plan in plans {
            #expect(plan.requiredText == nil)
            for text in ["", "1000231", "rollback 0", "rollback 2"] { #expect(ConfirmedPlan(plan, typed: text) == nil) }
        }
    }

    @Test(arguments: [
        "", " ", "y", "yes", "Y", "\n", "1000232", "100023", "10002311", " 1000231", "1000231 ", "1000231\n", "01000231",
        "+1000231", "１０００２３１", "1000231\u{200B}", "1000231\u{301}", "rollback 1", "rollback 1000231",
    ])
    func nothingButTheExactIDConfirmsALoneRecord(typed: String) throws {
        #expect(try ConfirmedPlan(.sample(.sample(1_000_231)), typed: typed) == nil)
    }

    @Test(arguments: [
        "", "y", "2", "rollback", "rollback ", "rollback 1", "rollback 3", "rollback 22", "rollback  2", "rollback 2 ",
        " rollback 2", "rollback 2\n", "Rollback 2", "ROLLBACK 2", "rollback\u{A0}2", "rollback ２", "roll back 2",
        "1000231",
    ])
    func nothingButTheExactWordsConfirmSeveralRecords(typed: String) throws {
        #expect(try ConfirmedPlan(.sample(.sample(1_000_231), .sample(1_000_230)), typed: typed) == nil)
    }

    @Test func theExactTextConfirmsExactlyThisPlan() throws {
        let lone = try ChangePlan.sample(.sample(1_000_231))
        let several = try ChangePlan.sample(.sample(1_000_231), .sample(1_000_230))
        #expect(try #require(ConfirmedPlan(lone, typed: "1000231")).plan == lone)
        #expect(try #require(ConfirmedPlan(several, typed: "rollback 2")).plan == several)
    }

    @Test func theTypedTextIsKept() throws {
        let confirmed = try #require(ConfirmedPlan(.sample(.sample(7)), typed: "7"))
        #expect(confirmed.typed == "7")
    }

    /// A target whose row was shown with one status and whose detail now says another.
    private func target(shown: DeployStatus?, now: DeployTask?) throws -> ChangePlan.Target {
        let id = try DeployRecord.ID.sample()
        let row = shown.map {
            DeployRecord(id: id, certificateID: "", resourceTypes: [], status: $0, createdAt: nil, updatedAt: nil)
        }
        return ChangePlan.Target(id: id, eligibility: .eligible, detail: try now.map { try .sample($0) }, shown: row)
    }

    @Test func aStatusThatChangedSinceItWasShownIsTold() throws {
        let changed = try target(shown: .deploying, now: .sample(.deployment, .failed)).differences
        #expect(changed == [Difference(what: "status", old: "DEPLOYING", new: "DEPLOY FAILED")])
    }

    @Test func whatDidNotChangeOrWasNotShownIsNoChange() throws {
        #expect(try target(shown: .deployed, now: .sample(.deployment, .deployed)).differences == [])
        #expect(try target(shown: nil, now: .sample(.deployment, .deployed)).differences == [])
        #expect(try target(shown: .deployed, now: nil).differences == [])
    }
}
