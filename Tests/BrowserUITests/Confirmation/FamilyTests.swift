import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

/// Records of two families with one number: the screen says which is which, and what a rollback of each puts back.
@Suite struct FamilyTests {
    private static let upload: DeployRecord.ID = 1_000_230

    private static let update: DeployRecord.ID = {
        guard let id = DeployRecord.ID(.update, 1_000_230) else { preconditionFailure("1000230") }
        return id
    }()

    private func stage(_ columns: Int = 120) throws -> Stage {
        var record = try #require(Fixture.records.first { $0.id == Self.upload })
        record.id = Self.update
        (record.certificateID, record.formerCertificateID) = ("newCert1", "oldCert0")
        var detail = try #require(Fixture.details[Self.upload])
        detail.id = Self.update
        for place in detail.tasks[0].items.indices {
            detail.tasks[0].items[place].certificateID = "newCert1"
            detail.tasks[0].items[place].formerCertificateID = "oldCert0"
        }
        var details = Fixture.details
        details[Self.update] = detail
        return Stage(columns, 30, records: Fixture.records + [record], details: details, listColumns: ListColumn.allCases)
    }

    @Test func aColumnTellsThemApartWhereThereIsRoom() throws {
        let lines = try stage().screen.split(separator: "\n").map(String.init)
        let rows = lines.filter { $0.contains("1000230") && $0.contains("DEPLOYED") }
        #expect(rows.contains { $0.contains("1000230 ") && $0.contains(" upload ") })
        #expect(rows.contains { $0.contains("update/1000230") && $0.contains(" update ") })
        #expect(try !stage(80).screen.contains("FAMILY"))
        #expect(try stage(80).screen.contains("update/1000230"))
    }

    @Test func theQuestionNamesTheFamilyAndWhatComesBack() throws {
        var stage = try stage()
        stage.askForRollback(of: Self.update)
        let screen = stage.screen
        #expect(screen.contains("Roll back record update/1000230?"))
        #expect(screen.contains("newCert1 gives its place back to oldCert0"))
        #expect(screen.contains("The API puts back only the items that succeeded. certback cannot undo it."))
        #expect(screen.contains("Type update/1000230 and press Enter to roll back:"))
    }

    /// The number alone is the other family's record.
    @Test func theNumberWithoutItsFamilyDoesNotConfirm() throws {
        var stage = try stage()
        stage.askForRollback(of: Self.update)
        stage.type("1000230")
        #expect(stage.press("Enter") == [] && stage.confirmation != nil)
        stage.type("update/1000230")
        guard case .carryOut(let confirmed) = stage.press("Enter").first else {
            Issue.record("not confirmed")
            return
        }
        #expect(confirmed.plan.targets.map(\.id) == [Self.update])
    }

    @Test func ofSeveralItIsSaidWhichAreWholeTasks() {
        func scope(_ ids: [DeployRecord.ID]) -> String {
            ChangePlan(
                kind: .rollback, account: Fixture.account, endpoint: .international,
                targets: ids.map { .init(id: $0, eligibility: .eligible, detail: nil, shown: nil, shownDetail: nil) }
            ).rollbackScope
        }
        #expect(scope([Self.upload]) == "The API rolls back the whole task.")
        #expect(scope([Self.update]) == "The API puts back only the items that succeeded.")
        #expect(scope([1_000_229, Self.upload]) == "The API rolls back each whole task, in this order.")
        #expect(
            scope([Self.upload, Self.update])
                == "The API rolls back each whole task, but of update records puts back only the items of each that succeeded, "
                + "in this order.")
    }

    @Test func theCommandLineGoesToARecordOfAnyFamily() throws {
        var stage = try stage()
        stage.press(":")
        stage.type("update/1000230")
        stage.press("Enter")
        #expect(stage.cursorID == Self.update)
    }
}
