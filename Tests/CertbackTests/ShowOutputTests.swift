import Foundation
import RecordModel
import Testing

@testable import certback

/// What `certback show` calls things, as the screen does.
@Suite struct ShowOutputTests {
    private func detail(_ tasks: (DeployTask.Kind, DeployStatus)...) throws -> RecordDetail {
        let progress = TaskProgress(total: 2, succeeded: 1, failed: 0, running: 1)
        return RecordDetail(
            id: try #require(DeployRecord.ID(rawValue: 1_000_231)),
            tasks: tasks.map { DeployTask(kind: $0.0, status: $0.1, progress: progress, createdAt: nil, items: []) },
            readAt: Date(timeIntervalSince1970: 0))
    }

    private func page(_ detail: RecordDetail) -> [String] {
        TextOutput(zone: UTCOffset(seconds: 0)).page(detail).split(separator: "\n").map(String.init)
    }

    @Test func aRunningRollbackIsNoDeployment() throws {
        let detail = try detail((.deployment, .deployed), (.rollback, .deploying))
        #expect(page(detail)[0].hasPrefix("record 1000231 · ROLLING BACK · "))
        #expect(JSONOutput.Detail(detail).statusWord == "ROLLING BACK")
        #expect(JSONOutput.Detail(detail).status == 3)
    }

    @Test func aTaskOfAKindNobodyHasDocumentedIsNoDeployment() throws {
        let detail = try detail((.deployment, .deployed), (.unknown(2), .deployed))
        #expect(page(detail)[1].hasPrefix("deployment · DEPLOYED"))
        #expect(page(detail)[2].hasPrefix("type 2 · DEPLOYED"))
        #expect(JSONOutput.Detail(detail).tasks.map(\.kind) == ["deployment", "type 2"])
    }

    /// Within a rollback "succeeded" means put back.
    @Test(arguments: [
        (DeployStatus.deployed, "ROLLED BACK", "PUT BACK"), (.failed, "ROLLBACK FAILED", "NOT PUT BACK"),
        (.deploying, "ROLLING BACK", "ROLLING BACK"),
    ])
    func aRollbackIsToldInTheWordsOfTheScreen(status: DeployStatus, task: String, item: String) throws {
        var detail = try detail((.deployment, .deployed), (.rollback, status))
        detail.tasks[1].items = [Self.item(status)]
        #expect(page(detail)[2].hasPrefix("rollback · \(task) · "))
        #expect(page(detail)[3].hasSuffix("  \(item)  "))
        #expect(JSONOutput.Detail(detail).tasks[1].statusWord == status.word)
    }

    @Test func aRollbackInARecordOfItsOwnIsToldAsSuchOnBothSides() throws {
        let (original, rollback) = (try #require(DeployRecord.ID("update/2")), try #require(DeployRecord.ID("update/4")))
        var whole = try detail((.deployment, .deployed), (.rollback, .deployed))
        (whole.id, whole.tasks[1].rollbackRecord) = (original, rollback)
        #expect(page(whole)[2].hasPrefix("rollback in update/4 · ROLLED BACK · "))
        #expect(JSONOutput.Detail(whole).tasks[1].rollbackRecord == rollback)

        var own = try detail((.deployment, .deployed))
        own.id = rollback
        let lines = TextOutput(zone: UTCOffset(seconds: 0)).page(own, rollbackOf: original).split(separator: "\n")
        #expect(lines[0].hasPrefix("record update/4 · DEPLOYED · the rollback of update/2 · "))
        #expect(lines[1].hasPrefix("rollback · ROLLED BACK · "))
    }

    private static func item(_ status: DeployStatus) -> DeployItem {
        DeployItem(
            id: 1, certificateID: "c", resourceType: "clb", region: "r", instanceID: "lb-1", instanceName: "", listenerID: "",
            listenerName: "", domains: [], transport: "", port: nil, status: status, errorMessage: "", createdAt: nil,
            updatedAt: nil)
    }
}
