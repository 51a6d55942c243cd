import CloudSimulator
import Testing

/// Whole stories in a real terminal, from the first screen to the shell's prompt.
@Suite(.serialized)
struct StoryTests {
    @Test(.timeLimit(.minutes(2)))
    func twoMarkedRecordsAreRolledBackAfterTheRightTextAlone() async throws {
        let terminal = try await TmuxTerminal(columns: 100, rows: 30, "\(Program.path) demo --item-seconds 0.2")
        defer { terminal.close() }

        try await terminal.wait(forRow: "> 1000247")
        terminal.type("/DEPLOYED")
        try await terminal.wait(forRow: "> 1000246")
        terminal.press("Enter")
        terminal.type("j j ")
        try await terminal.wait(for: "2 marked")
        try await terminal.wait(forRow: "*", "1000245")
        try await terminal.wait(forRow: "*", "1000241")
        terminal.type("R")
        try await terminal.wait(for: "Roll back 2 of 2 records?")
        try await terminal.wait(for: "Type rollback 2 and press Enter")
        try await terminal.confirm("rollback 3")
        try await terminal.wait(for: "That is not \"rollback 2\": nothing was sent.")
        try await terminal.confirm("rollback 2")
        try await terminal.wait { $0.contains { $0.contains("1000241 ROLLED BACK") } }
        terminal.type("t")
        try await terminal.wait { $0.count { $0.contains("rollback 1000") && $0.contains("ROLLED BACK") } == 2 }
        terminal.type("qq")
        try await terminal.wait(for: "[ended 0]")
    }

    @Test(.timeLimit(.minutes(1)))
    func aRefusedRollbackIsExplainedAndChangesNothing() async throws {
        // A deployment of the same certificate runs.
        let records = [CloudRecord(status: "deploying", certificate: "shared00"), CloudRecord(certificate: "shared00")]
        try await Workplace.with(records, itemDuration: .seconds(600)) { place in
            let terminal = try await TmuxTerminal(columns: 80, rows: 24, place.commandLine(), environment: place.keys)
            defer { terminal.close() }
            let id = place.ids[1]
            try await terminal.wait(forRow: "> \(place.ids[0])")
            terminal.type("jR")
            try await terminal.wait(for: "Roll back record \(id)?")
            try await terminal.wait(for: "Type \(id) and press Enter")
            try await terminal.confirm("\(id)")
            try await terminal.wait(for: "FailedOperation.CertificateDeployHasPendingRecord")
            try await terminal.wait(forRow: "changed?", "No.")
            try await terminal.wait(for: "RequestId")
            terminal.press("Escape")
            try await terminal.wait(for: "\(id) REFUSED")
            try await terminal.wait(forRow: "> \(id)", "DEPLOYED")
            #expect(place.simulator.changeRequests.map(\.deployRecordID) == [id])
            #expect(place.simulator.changesBegun.isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func aRollbackThatFailsOnSomeItemsSaysWhichAndItsRetryGoesOn() async throws {
        let terminal = try await TmuxTerminal(columns: 132, rows: 43, "\(Program.path) demo --item-seconds 0.2")
        defer { terminal.close() }

        try await terminal.wait(for: "1000242")
        terminal.type(":1000242")
        terminal.press("Enter")
        try await terminal.wait(forRow: "> 1000242")
        terminal.type("R")
        try await terminal.wait(for: "Type 1000242 and press Enter to roll back:")
        try await terminal.confirm("1000242")
        try await terminal.wait(forRow: "1000242", "ROLLBACK FAILED")
        terminal.press("Enter")
        try await terminal.wait(for: "Record 1000242")
        let screen = try await terminal.wait { $0.count { $0.contains("NOT PUT BACK") } == 2 }
        #expect(screen.contains { $0.contains("The former certificate expired") })

        terminal.press("Escape")
        try await terminal.wait(forRow: "> 1000242")
        terminal.type("T")
        try await terminal.wait(for: "Type 1000242 and press Enter to retry")
        try await terminal.confirm("1000242")
        // One of the two items has lost its former certificate for good.
        try await terminal.wait(for: "1000242 RETRY FAILED")
    }

    @Test(.timeLimit(.minutes(1)))
    func theJournalTellsWhoChangedWhat() async throws {
        let terminal = try await TmuxTerminal(columns: 100, rows: 30, "\(Program.path) demo --item-seconds 0.1")
        defer { terminal.close() }

        try await terminal.wait(forRow: "> 1000247")
        terminal.type("jjR")
        try await terminal.wait(for: "Type 1000245 and press Enter")
        try await terminal.confirm("1000245")
        try await terminal.wait(for: "1000245 ROLLED BACK")
        terminal.type("L")
        try await terminal.wait(forRow: "rollback 1000245", "ROLLED BACK")
        try await terminal.wait(for: "INTENDED")
        terminal.type("qq")
        try await terminal.wait(for: "[ended 0]")
    }

    @Test(.timeLimit(.minutes(1)))
    func whatIsQueuedCanBeWithdrawn() async throws {
        let command = "\(Program.path) demo --item-seconds 0.1 --fault rollback:slow=5"
        let terminal = try await TmuxTerminal(columns: 100, rows: 40, command)
        defer { terminal.close() }

        try await terminal.wait(forRow: "> 1000247")
        terminal.type("/DEPLOYED")
        terminal.press("Enter")
        try await terminal.wait(forRow: "> 1000246")
        terminal.type("j j  ")
        try await terminal.wait(for: "3 marked")
        terminal.type("R")
        try await terminal.wait(for: "Type rollback 3 and press Enter")
        try await terminal.confirm("rollback 3")
        terminal.type("t")
        try await terminal.wait { $0.count { $0.contains("INTENDED") } == 2 }
        terminal.type("q")
        try await terminal.wait(forRow: "filter:")
        terminal.type("x")
        terminal.type("t")
        try await terminal.wait { $0.count { $0.contains("WITHDRAWN") } == 2 }
        // The one that was on its way goes on.
        try await terminal.wait { $0.contains { $0.contains("rollback 1000245") && $0.contains("ROLLED BACK") } }
        terminal.type("qq")
        try await terminal.wait(for: "[ended 0]")
    }

    @Test(.timeLimit(.minutes(1)))
    func aRecordThatIsNotEligibleCannotBeConfirmed() async throws {
        let terminal = try await TmuxTerminal(columns: 100, rows: 30, "\(Program.path) demo")
        defer { terminal.close() }

        try await terminal.wait(forRow: "> 1000247")
        terminal.type("R")
        try await terminal.wait(for: "Record 1000247 cannot be rolled back now")
        let screen = try await terminal.wait(for: "still running")
        #expect(!screen.contains { $0.contains("Type 1000247") })
        // No dialog takes a key for its first 400 ms.
        try await terminal.wait(for: "from the API 1 s ago")
        terminal.type("1000247")
        terminal.press("Enter", "Escape")
        terminal.type("t")
        let requests = try await terminal.wait(for: "Requests and")
        #expect(!requests.contains { $0.contains("UploadUpdateCertificateRecordRollback") })
    }

    @Test(.timeLimit(.minutes(1)))
    func theScreenFollowsTheSizeOfTheTerminal() async throws {
        let terminal = try await TmuxTerminal(columns: 80, rows: 24, "\(Program.path) demo")
        defer { terminal.close() }

        try await terminal.wait(forRow: "> 1000247")
        terminal.resize(columns: 50, rows: 10)
        try await terminal.wait(for: "certback needs 60x15")
        terminal.resize(columns: 140, rows: 40)
        try await terminal.wait(forRow: "> 1000247", "│")
        terminal.type("q")
        try await terminal.wait(for: "[ended 0]")
    }
}

extension TmuxTerminal {
    @discardableResult
    fileprivate func wait(where isThere: ([String]) -> Bool) async throws -> [String] {
        try await wait(for: "the rows named in the test", where: isThere)
    }
}
