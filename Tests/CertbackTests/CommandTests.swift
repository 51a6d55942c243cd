import CloudSimulator
import Foundation
import Testing

/// The commands as a script sees them: data on standard output, talk on standard error, an exit code.
@Suite
struct CommandTests {
    @Test func syncFillsTheCacheThatListPrints() async throws {
        try await Workplace.with { place in
            let sync = try await place.run("sync")
            #expect(sync.exitCode == 0)
            #expect(sync.output.isEmpty)
            #expect(sync.talk.contains("synchronising: 100 of 240 records\n"))
            #expect(sync.talk.contains("The cache holds 240 records."))

            let list = try await place.run("list", "1000231")
            #expect(list.exitCode == 0)
            #expect(list.output.split(separator: "\n").count == 2)
            #expect(list.output.hasPrefix("ID"))
            #expect(list.talk.contains("0 min old"))
        }
    }

    @Test func aSecondSyncReadsOnePageAndDetailsWhereAsked() async throws {
        try await Workplace.with([.deployed, .deployed]) { place in
            _ = try await place.run("sync")
            let sync = try await place.run("sync", "--details", "2")
            #expect(sync.exitCode == 0)
            #expect(sync.talk.contains("synchronising: 2 of 2 records\nreading: 1 of 2 details\nreading: 2 of 2 details\n"))
            let found = try await place.run("list", "domain:*", "--format", "jsonl")
            #expect(found.output.split(separator: "\n").count == 2)
            let again = try await place.run("sync", "--details", "2", "--all")
            #expect(!again.talk.contains("details"))
        }
    }

    @Test func listPrintsEveryRecordAsJSON() async throws {
        struct Row: Decodable {
            var id: Int
            var status: Int
            var statusWord: String
            var certificateID: String
        }
        try await Workplace.with { place in
            _ = try await place.run("sync")
            let list = try await place.run("list", "--format", "json")
            let rows = try JSONDecoder().decode([Row].self, from: Data(list.output.utf8))
            #expect(rows.count == 240)
            #expect(rows.first?.id == 1_000_231)
            #expect(Set(rows.map(\.status)) == Set(0...7))
        }
    }

    private struct ListRow: Decodable, Equatable {
        var id: Int
        var certificateID: String
        var resourceTypes: [String]
        var status: Int
        var statusWord: String
    }

    /// A certificate's name that each of the formats has to take care of.
    private static let quoted = CloudRecord(certificate: #"a\"b,c"#)

    @Test func everyFormatOfAListHasTheSameRecords() async throws {
        try await Workplace.with { place in
            _ = try await place.run("sync")
            let json = try await place.run("list", "--format", "json")
            let rows = try JSONDecoder().decode([ListRow].self, from: Data(json.output.utf8))
            let lines = try await place.run("list", "--format", "jsonl").output.split(separator: "\n")
            #expect(try lines.map { try JSONDecoder().decode(ListRow.self, from: Data($0.utf8)) } == rows)
            for format in ["text", "table"] {
                let table = try await place.run("list", "--format", format).output.split(separator: "\n")
                #expect(table.dropFirst().map { String($0.prefix { $0 != " " }) } == rows.map { String($0.id) })
            }
            let csv = try await place.run("list", "--format", "csv").output.split(separator: "\n")
            #expect(
                csv.first == "id,certificate,resourceTypes,status,statusWord,createdAt,updatedAt,formerCertificateID")
            #expect(csv.dropFirst().map { String($0.prefix { $0 != "," }) } == rows.map { String($0.id) })
            #expect(rows.count == 240)
        }
    }

    @Test func quotesAndCommasSurviveEveryFormat() async throws {
        try await Workplace.with([Self.quoted]) { place in
            _ = try await place.run("sync")
            let json = try await place.run("list", "--format", "json").output
            #expect(try JSONDecoder().decode([ListRow].self, from: Data(json.utf8)).map(\.certificateID) == [#"a"b,c"#])
            let csv = try await place.run("list", "--format", "csv").output.split(separator: "\n")
            #expect(csv.last?.hasPrefix(#"\#(place.ids[0]),"a""b,c","#) == true)
        }
    }

    @Test(arguments: [
        ("json", "[]\n"), ("jsonl", ""),
        ("csv", "id,certificate,resourceTypes,status,statusWord,createdAt,updatedAt,formerCertificateID\n"),
    ])
    func aListOfNothingIsWellFormed(format: String, output: String) async throws {
        try await Workplace.with { place in
            let list = try await place.run("list", "--format", format, "no-such-text")
            #expect(list.exitCode == 0)
            #expect(list.output == output)
        }
    }

    @Test(arguments: [
        "status:failed", "status:failed,rolling", "type:clb", "id:1000200..1000210", "id>1000225", "created>2020-01-01",
        "updated<9999d",
        "!status:deployed", "cert:*", "clb status:deployed", "1000231", "id:1000231 !cert:nowhere*",
    ])
    func everyFieldNarrowsAList(filter: String) async throws {
        try await Workplace.with { place in
            _ = try await place.run("sync")
            let all = try JSONDecoder().decode(
                [ListRow].self, from: Data(try await place.run("list", "--format", "json").output.utf8))
            let list = try await place.run(["list", "--format", "json"] + filter.split(separator: " ").map(String.init))
            #expect(list.exitCode == 0)
            let rows = try JSONDecoder().decode([ListRow].self, from: Data(list.output.utf8))
            #expect(!rows.isEmpty)
            #expect(rows == all.filter { rows.contains($0) })
            switch filter {
            case "status:failed": #expect(rows == all.filter { [2, 5].contains($0.status) })
            case "!status:deployed": #expect(rows == all.filter { $0.status != 1 })
            case "clb status:deployed": #expect(rows == all.filter { $0.status == 1 && $0.resourceTypes.contains("clb") })
            case "id:1000200..1000210": #expect(rows == all.filter { (1_000_200...1_000_210).contains($0.id) })
            case "id>1000225": #expect(rows == all.filter { $0.id > 1_000_225 })
            case "cert:*", "created>2020-01-01", "updated<9999d": #expect(rows == all)
            case "1000231", "id:1000231 !cert:nowhere*": #expect(rows.map(\.id) == [1_000_231])
            default: break
            }
        }
    }

    @Test func namesAreFoundOnceADetailIsInTheCache() async throws {
        struct Detail: Decodable {
            struct Task: Decodable { var items: [Item] }
            struct Item: Decodable {
                var instanceID: String
                var region: String
                var domains: [String]
            }
            var tasks: [Task]
        }
        try await Workplace.with { place in
            _ = try await place.run("sync")
            let shown = try await place.run("show", "1000230", "--format", "json")
            let detail = try JSONDecoder().decode(Detail.self, from: Data(shown.output.utf8))
            let item = try #require(detail.tasks.first?.items.first)
            let domain = try #require(item.domains.first)
            for filter in ["domain:\(domain)", "instance:\(item.instanceID)", "region:\(item.region)", "domain:*.*", domain] {
                let list = try await place.run("list", filter)
                #expect(list.output.split(separator: "\n").dropFirst().map { $0.prefix(7) } == ["1000230"], "\(filter)")
            }
        }
    }

    @Test(arguments: [
        ("colour:red", "no field \"colour\""), ("\"open", "the quote is not closed"), ("status:purple", "is no status"),
        ("id:x", "is no id"),
        ("created>yesterday", "is no time"), ("type:", "wants a value"), ("type>clb", "takes : alone"),
        ("!", "stands right before"),
    ])
    func aFilterThatCannotBeReadIsAUsageErrorThatNamesTheWord(filter: String, message: String) async throws {
        try await Workplace.with { place in
            let list = try await place.run("list", filter)
            #expect(list.exitCode == 64)
            #expect(list.output.isEmpty)
            #expect(list.talk.contains("bad filter"))
            #expect(list.talk.contains(message))
            #expect(place.simulator.log.isEmpty)
        }
    }

    /// As `| head` leaves it: more is to come than a pipe holds, and nobody reads it. Where the signal is not ignored it ends
    /// the program, as it ends any other in a pipeline.
    @Test(arguments: ["table", "json", "jsonl", "csv"], [("default", "ended 141"), ("ignore", "Broken pipe\nended 1")])
    func aListNobodyReadsToItsEndDoesNotCrash(format: String, signal: (action: String, end: String)) async throws {
        try await Workplace.with {
            $0.recordCount = 4000
        } _: { place in
            _ = try await place.run("sync")
            let list = "env --\(signal.action)-signal=PIPE \(place.commandLine("list", "--format", format))"
            let line = "{ \(list); echo ended $? >&2; } | head -n 1"
            let outcome = try await Program.run(["-c", line], environment: place.keys, executable: "/bin/sh")
            #expect(outcome.output.split(separator: "\n").count == 1)
            #expect(outcome.talk.hasSuffix("\(signal.end)\n"))
        }
    }

    /// A script that reads a file must not take half of it for all; what a rollback came to is another matter.
    @Test(arguments: [
        (["journal", "--format", "json"], "1"), (["config"], "1"), (["explain", "InternalError"], "1"), (["list"], "1"),
        (["rollback", "999992", "--yes"], "0"),
    ])
    func aFullDiskBehindStandardOutputIsTold(arguments: [String], code: String) async throws {
        try await Workplace.with([.deployed]) { place in
            let words = place.commandLine(arguments)
            let outcome = try await Program.run(
                ["-c", "\(words) > /dev/full; echo ended $? >&2"], environment: place.keys.merging(.hurry) { $1 },
                executable: "/bin/sh")
            #expect(outcome.talk.contains("standard output takes no more: No space left on device\n"))
            #expect(outcome.talk.hasSuffix("ended \(code)\n"))
        }
    }

    @Test func optionsMayStandBeforeTheCommand() async throws {
        try await Workplace.with { place in
            let sync = try await Program.run(place.options + ["sync"], environment: place.keys)
            #expect(sync.exitCode == 0)
            #expect(place.simulator.log.count(of: "DescribeHostUploadUpdateRecord") == 3)
        }
    }

    @Test func anInterruptedSyncKeepsWhatItGotAndTheNextCompletesIt() async throws {
        let faults = ["list:code=FailedOperation.AuthError:1"]
        try await Workplace.with {
            $0.faults = faults.compactMap { try? Fault(parsing: $0) }
        } _: { place in
            let failed = try await place.run("sync")
            #expect(failed.exitCode == 77)
            #expect(failed.talk.contains("FailedOperation.AuthError"))
            #expect(try await place.run("list").talk.contains("incomplete"))
            #expect(try await place.run("sync").exitCode == 0)
        }
    }

    @Test func showPrintsWhatARecordTouched() async throws {
        struct Detail: Decodable {
            struct Task: Decodable { var kind: String }
            var id: Int
            var tasks: [Task]
        }
        try await Workplace.with { place in
            let text = try await place.run("show", "1000230")
            #expect(text.exitCode == 0)
            #expect(text.output.hasPrefix("record 1000230 · DEPLOYED"))

            let json = try await place.run("show", "1000230", "--format", "json")
            let detail = try JSONDecoder().decode(Detail.self, from: Data(json.output.utf8))
            #expect(detail.id == 1_000_230)
            #expect(detail.tasks.map(\.kind) == ["deployment"])
        }
    }

    @Test(arguments: ["0", "-5", "9223372036854775808", "abc", "1e3"])
    func whatIsNoRecordIDIsAUsageErrorThatAsksNothing(id: String) async throws {
        try await Workplace.with { place in
            let shown = try await place.run("show", id)
            #expect(shown.exitCode == 64)
            #expect(shown.talk.contains("bad record id"))
            #expect(place.simulator.log.isEmpty)
        }
    }

    @Test func anUnknownIDIsExplained() async throws {
        try await Workplace.with { place in
            let shown = try await place.run("show", "999")
            #expect(shown.exitCode == 1)
            #expect(shown.talk.contains("unknown record"))
        }
    }

    @Test func withoutCredentialsTheMissingVariablesAreNamed() async throws {
        let outcome = try await Program.run(["sync"])
        #expect(outcome.exitCode == 77)
        #expect(outcome.talk.contains("TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY"))
    }

    @Test func aWrongKeyIsRefusedAndNeverShown() async throws {
        try await Workplace.with { place in
            let outcome = try await place.run("sync", environment: ["TENCENTCLOUD_SECRET_KEY": "WRONG-KEY-0123456789"])
            #expect(outcome.exitCode == 77)
            #expect(outcome.talk.contains("AuthFailure.SignatureFailure"))
            #expect(!(outcome.talk + outcome.output).contains("WRONG-KEY"))
        }
    }

    @Test func aClockThatIsOffIsExplained() async throws {
        try await Workplace.with {
            $0.now = { Date() + 1000 }
        } _: { place in
            let outcome = try await place.run("sync")
            #expect(outcome.exitCode == 77)
            #expect(outcome.talk.contains("AuthFailure.SignatureExpire"))
        }
    }

    @Test func aClosedPortIsUnreachable() async throws {
        let keys = ["TENCENTCLOUD_SECRET_ID": "AKIDTEST", "TENCENTCLOUD_SECRET_KEY": "KEY"]
        let folder = FileManager.default.temporaryDirectory.appending(path: "certback-test-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let arguments = ["sync", "--endpoint", "http://127.0.0.1:1", "--cache", folder, "--state", folder]
        let outcome = try await Program.run(arguments, environment: keys)
        #expect(outcome.exitCode == 69)
        #expect(outcome.talk.contains("No. DescribeHostUploadUpdateRecord only reads."))
    }

    @Test(arguments: ["http://10.1.2.3", "http://example.com", "ftp://127.0.0.1", "https://host/path", "nonsense:port"])
    func anEndpointThatIsNotSafeOrNotOneIsAUsageError(endpoint: String) async throws {
        let keys = ["TENCENTCLOUD_SECRET_ID": "AKIDTEST", "TENCENTCLOUD_SECRET_KEY": "KEY"]
        let outcome = try await Program.run(["sync", "--endpoint", endpoint], environment: keys)
        #expect(outcome.exitCode == 64)
    }

    @Test func aCacheThatIsNoDatabaseIsKeptUnderAnotherName() async throws {
        try await Workplace.with { place in
            _ = try await place.run("sync")
            let file = try #require(place.cacheFile)
            let words = Data("these words are no database, and somebody may want them back".utf8)
            for side in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + side) }
            try words.write(to: URL(fileURLWithPath: file))

            let list = try await place.run("list")
            #expect(list.exitCode == 0)
            #expect(list.talk.contains("The cache was damaged. It is kept as "))
            let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
            let kept = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter {
                $0.lastPathComponent.hasPrefix("records-damaged-")
            }
            #expect(try kept.map { try Data(contentsOf: $0) } == [words])
            _ = try await place.run("sync")
            #expect(try await place.run("list").output.contains("DEPLOYED"))
        }
    }

    @Test func theScreenNeedsATerminal() async throws {
        try await Workplace.with { place in
            let outcome = try await Program.run(place.options, environment: place.keys)
            #expect(outcome.exitCode == 1)
            #expect(outcome.talk.contains("not a terminal"))
            #expect(place.simulator.log.isEmpty)
        }
    }

    @Test func explainKnowsTheCodesOfTheDocument() async throws {
        let outcome = try await Program.run(["explain", "FailedOperation.CertificateDeployHasPendingRecord"])
        #expect(outcome.exitCode == 0)
        #expect(outcome.output.contains("changed?"))
        #expect(outcome.output.contains("running"))
    }

    @Test func aFaultThatCannotBeReadIsAUsageErrorWithTheRemedy() async throws {
        let outcome = try await Program.run(["simulate", "--fault", "nonsense"])
        #expect(outcome.exitCode == 64)
        #expect(outcome.talk.contains("WHERE:WHAT"))
    }
}
