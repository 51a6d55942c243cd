import APICore
import RecordModel
import Testing

@testable import certback

/// What a line under `--linear` is read as.
@Suite struct LinearCommandTests {
    private static let id = try? DeployRecord.ID(argument: "1000231", .english)

    @Test func everyCommandIsReadWithWhatItIsAbout() throws {
        let id = try #require(Self.id)
        let lines: [(String, LinearCommand)] = [
            ("help", .help), ("?", .help), ("  more  ", .more), ("journal", .journal), ("withdraw", .withdraw), ("q", .quit),
            ("quit", .quit), ("list", .list("")), ("list status:failed  clb", .list("status:failed clb")),
            ("show 1000231", .show(id)), ("rollback 1000231", .rollBack([id])),
            ("rollback 1000231\t1000231", .rollBack([id, id])), ("retry 1000231", .retry(id, item: nil)),
            ("retry 1000231 7", .retry(id, item: 7)), ("sync", .synchronise(all: false)),
            ("sync all", .synchronise(all: true)), ("explain InternalError", .explain("InternalError")),
            ("explain no credentials", .explain("no credentials")),
        ]
        for (line, command) in lines { #expect(try LinearCommand(line, .english) == command, "\(line)") }
    }

    @Test(arguments: [
        "", "   ", "1000231", "rollback", "Rollback 1000231", "show", "show 1000231 1000232", "retry 1000231 x",
        "retry 1000231 0", "sync x", "help me", "quit now", "explain", "y", "yes",
    ])
    func anythingElseIsNone(line: String) throws {
        #expect(try LinearCommand(line, .english) == nil)
    }

    @Test(arguments: ["rollback x", "rollback 1000231 0", "show -1", "retry 99999999999999999999"])
    func anIdThatIsNoneIsExplained(line: String) {
        #expect(throws: Explanation.self) { try LinearCommand(line, .english) }
    }

    @Test func helpNamesEveryCommand() {
        for word in ["list", "more", "show", "rollback", "retry", "withdraw", "sync", "journal", "explain", "quit"] {
            #expect(LinearCommand.table.split(separator: "\n").contains { $0.hasPrefix(word) })
        }
    }
}
