import Foundation
import TestSupport
import Testing

/// The whole program over an account, a file and an environment full of hostile names.
@Suite(.serialized)
struct HostileProgramTests {
    private func expectHarmless(_ outcome: Program.Outcome, _ command: String, isWellBehaved: Bool = true) {
        #expect(HostileText.offences(in: outcome.output).isEmpty, "\(command) on standard output")
        #expect(HostileText.offences(in: outcome.talk).isEmpty, "\(command) on standard error")
        #expect(!outcome.wasKilled, "\(command)")
        if isWellBehaved { #expect(!outcome.output.isEmpty || !outcome.talk.isEmpty, "\(command)") }
    }

    @Test(.timeLimit(.minutes(3)))
    func whatCommandsPrintOfAHostileAccountDrivesNoTerminal() async throws {
        try await HostileCloud.with { cloud in
            let (place, id) = (cloud.place, "\(cloud.richest)")
            let commands = [
                ["sync"], ["list"], ["list", "--format", "json"], ["list", "--format", "jsonl"], ["list", "--format", "csv"],
                ["show", id], ["show", id, "--format", "json"], ["show", "\(cloud.richest - 9)"], ["rollback", id, "--dry-run"],
                ["rollback", id, "--dry-run", "--format", "json"], ["rollback", id, "--yes"], ["retry", id, "--yes"], ["journal"],
                ["journal", "--format", "json"], ["doctor"], ["doctor", "--format", "json"],
            ]
            for command in commands {
                let outcome = try await place.run(command, environment: cloud.environment)
                expectHarmless(outcome, command.joined(separator: " "))
                guard command.contains("json") else { continue }
                #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) }
            }
            #expect(place.simulator.changesBegun.count > 0)
            #expect(try await place.journal().isEmpty == false)
        }
    }

    /// A sample a command: nobody needs each of them at each place.
    @Test(.timeLimit(.minutes(3)))
    func whatCommandsSayOfHostileArgumentsDrivesNoTerminal() async throws {
        try await Workplace.with([CloudRecord.deployed]) { place in
            let options = place.options
            let commands: [(String) -> [String]] = [
                { ["explain", "--", $0] }, { ["show"] + options + ["--", $0] }, { ["list"] + options + ["--", $0] },
                { ["list", "--format", $0] + options }, { [$0] + options }, { ["rollback", "--yes"] + options + ["--", $0] },
                { ["import"] + options + ["--", $0] }, { ["list", "status:" + $0] + options },
                { ["journal", "--set-aside=" + $0] + options }, { ["list", "--cache", "\(place.folder)/x/" + $0] },
                { ["--endpoint=" + $0] }, { ["simulate", "--fault=" + $0] }, { ["demo", "--item-seconds=" + $0] },
                { ["doctor", "--config", $0] + options },
            ]
            for (number, sample) in HostileCloud.arguments.enumerated() {
                let arguments = commands[number % commands.count](sample.text)
                let outcome = try await Program.run(
                    arguments, environment: place.keys.merging(["TERM": sample.text]) { $1 })
                expectHarmless(outcome, "command \(number % commands.count) with \(sample)", isWellBehaved: false)
            }
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func aListComesBackFromAnyFormatAsItWas() async throws {
        try await HostileCloud.with { cloud in
            let place = cloud.place
            _ = try await place.run("sync")
            let whole = try await place.run("list", "--format", "json").output
            for format in ["json", "jsonl", "csv"] {
                let file = "\(place.folder)/\u{1B}]0;x\u{7}-\(format).\(format)"
                let list = try await place.run("list", "--format", format).output
                try Data(list.utf8).write(to: URL(fileURLWithPath: file))
                var other = place
                other.cacheFolder = "\(place.folder)/cache-\(format)"
                let outcome = try await other.run(["import", file])
                expectHarmless(outcome, "import of \(format)")
                #expect(outcome.exitCode == 0, "\(outcome.talk)")
                #expect(try await other.run("list", "--format", "json").output == whole)
            }
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func noCellOfATableIsAFormula() async throws {
        try await HostileCloud.with { cloud in
            _ = try await cloud.place.run("sync")
            let lines = try await cloud.place.run("list", "--format", "csv").output.split(separator: "\n")
            #expect(lines.contains { $0.contains(",'=cmd|' /C calc'!A0,'=cmd|' /c calc'!a0,") })
            #expect(!lines.contains { $0.contains(",=") || $0.contains(",\"=") || $0.contains(",+") || $0.contains(",-") })
        }
    }
}
