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
}
