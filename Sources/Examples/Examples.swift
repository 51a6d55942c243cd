import APICore
import Foundation
import RecordModel
import RecordStore
import Rollback

/// `Examples FOLDER` lists the newest records of the account; `Examples FOLDER ID` rolls that one back, as safely as certback.
///
/// FOLDER keeps a journal for each account: what was asked, before it is sent. Keys come from where
/// certback finds them; `ENDPOINT` may name a simulator.
@main struct Examples {
    static func main() async throws {
        let (arguments, environment) = (CommandLine.arguments.dropFirst(), ProcessInfo.processInfo.environment)
        guard let folder = arguments.first else { return print("Examples FOLDER [ID]") }
        let transport = HTTPTransport()
        let endpoint = try Endpoint(environment["ENDPOINT"] ?? "https://ssl.intl.tencentcloudapi.com")
        let tokens = SecurityTokenService(SecurityTokenService.Configuration(beside: endpoint), transport: transport)
        let keys = try CredentialChain(
            in: CredentialChain.Surroundings(
                environment: environment, home: environment["HOME"] ?? NSHomeDirectory(), tokens: tokens, metadata: nil))
        do {
            let number = try await tokens.callerIdentity(of: keys.credentials()).accountID
            let account = Account(fingerprint: number, label: number, number: number)
            let client = APIClient(
                APIClient.Configuration(endpoint: endpoint, credentials: keys, account: account), transport: transport)
            switch arguments.dropFirst().first.map({ DeployRecord.ID($0) }) {
            case nil: try await list(client)
            case nil?: print("That is no record id.")
            case let id??: try await rollBack(id, client, keepingJournalIn: "\(folder)/\(number)")
            }
        } catch {
            print(ErrorGuide.english.explain(error).text)
        }
        try await transport.close()
    }

    static func list(_ client: APIClient) async throws {
        for try await page in client.recordPages() {
            for record in page.records { print(record.id, record.certificateID, record.status.word) }
        }
    }

    static func rollBack(_ id: DeployRecord.ID, _ client: APIClient, keepingJournalIn folder: String) async throws {
        let (cache, journal) = (try RecordCache(folder: folder), try Journal(folder: folder))
        let plan = await Planner(client: client, cache: cache, journal: journal).plan(.rollback, [ChangeWish(id: id)])
        for target in plan.targets {
            print(target.id, target.isEligible ? target.fateOfCertificate : target.eligibility.reason)
            for item in target.detail?.deployment?.items ?? [] {
                print("  ", item.instanceID, item.listenerAddress, item.domains)
            }
        }
        guard let required = plan.requiredText else { return }
        print("Type \(required) to roll back:")
        guard let confirmed = ConfirmedPlan(plan, typed: readLine() ?? "") else { return print("Nothing was sent.") }
        let process = ProcessInfo.processInfo
        let own = Operator(
            user: process.userName, origin: nil, terminal: nil, host: process.hostName, process: process.processIdentifier)
        let runner = ChangeRunner(
            client: client, cache: cache, journal: journal, operatedBy: own, lease: Lease(own: own) { _ in nil },
            inHand: ChangesInHand(), isReadOnly: false)
        await runner.run(confirmed) { update in
            if case .state(let state) = update.event { print(update.attempt.recordID, state.word, state.meaning) }
        } onFailure: { id, explanation in
            print(id, explanation.text)
        }
    }
}
