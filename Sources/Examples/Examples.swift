import APICore
import Foundation
import RecordModel
import Rollback

/// `Examples FOLDER` lists the account's records, `Examples FOLDER ID` rolls one back; `ENDPOINT` may name a simulator.
@main struct Examples {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let folder = arguments.first else { return print("Examples FOLDER [ID]") }
        let endpoint = try ProcessInfo.processInfo.environment["ENDPOINT"].map { try Endpoint($0) } ?? .international
        do {
            try await AccountSession.with(endpoint, folder: folder, clientName: "examples") { session in
                guard let text = arguments.dropFirst().first else {
                    for try await page in session.client.recordPages() {
                        for record in page.records { print(record.id, record.certificateID, record.status.word) }
                    }
                    return
                }
                guard let id = DeployRecord.ID(text) else { return print("\(text) is no record id.") }
                let tell: ChangeObserver = { if let line = $0.line { print(line) } }
                try await session.resumeAll(onUpdate: tell)
                let plan = await session.planner.plan(.rollback, [ChangeWish(id: id)])
                print((plan.recordLines() + [plan.rollbackScope]).joined(separator: "\n"))
                guard let required = plan.requiredText else { return }
                print("Type \(required) to roll back:")
                guard let confirmed = ConfirmedPlan(plan, typed: readLine() ?? "") else { return print("Nothing was sent.") }
                await session.runner.run(confirmed, onUpdate: tell) { print($0, $1.text) }
            }
        } catch { print(ErrorGuide.english.explain(error).text) }
    }
}
