import CloudSimulator
import Foundation
import Testing

/// `certback import` as a script sees it.
@Suite
struct ImportCommandTests {
    private static let list = """
        {
            "TotalCount": 2,
            "DeployRecordList": [
                {
                    "Id": 12,
                    "OldCertId": "OMhKAc35",
                    "ResourceTypes": [
                        "clb"
                    ],
                    "Status": 1,
                    "CreateTime": "2025-05-20 15:03:17",
                    "UpdateTime": "2025-05-20 15:07:36"
                },
                {
                    "Id": 11,
                    "OldCertId": "a\\"b,c",
                    "ResourceTypes": [],
                    "Status": 7,
                    "CreateTime": "2025-05-20 15:03:17",
                    "UpdateTime": null
                }
            ],
            "RequestId": "79b4dae4-51a7-4345-9b2b-0c6a29f69291"
        }
        """

    private static let detail = """
        {
            "DeployRecordDetail": [
                {
                    "TotalCount": 1, "SuccessTotalCount": 1, "FailedTotalCount": 0, "RunningTotalCount": 0, "Type": 0,
                    "Status": 1, "CreateTime": "2025-05-20 15:03:17",
                    "RecordDetailList": [
                        {"ResourceType": "clb", "TotalCount": 1, "List": [
                            {"Id": 1, "OldCertId": "OMhKAc35", "Region": "ap-singapore", "InstanceId": "lb-7f3k2m9x",
                             "Domains": ["www.example.com,api.example.com"], "Protocol": "HTTPS", "Port": 443, "Status": 1}
                        ]}
                    ]
                }
            ],
            "RequestId": "79b4dae4-51a7-4345-9b2b-0c6a29f69291"
        }
        """

    private static let lines = (1...3).map {
        #"{"Id":\#($0),"OldCertId":"OMhKAc35","ResourceTypes":"clb,cdn","Status":1,"UpdateTime":"2025-05-20 15:07:36"}"# + "\n"
    }

    @Test func whatTccliPrintsIsReadAndNothingIsAsked() async throws {
        try await Workplace.with { place in
            let imported = try await place.run("import", try place.file("list.json", Self.list))
            #expect(imported.exitCode == 0)
            #expect(imported.output.isEmpty)
            #expect(imported.talk.hasPrefix("Imported 2 records from 1 file in "))
            let shown = try await place.run("list", "--format", "csv")
            #expect(
                shown.output.split(separator: "\n").dropFirst() == [
                    "12,OMhKAc35,clb,1,DEPLOYED,2025-05-20T07:03:17Z,2025-05-20T07:07:36Z,",
                    #"11,"a""b,c",,7,STATUS 7,2025-05-20T07:03:17Z,,"#,
                ])
            #expect(shown.talk.contains("The cache is incomplete"))
            #expect(place.simulator.log.isEmpty)
        }
    }

    @Test func aDetailNeedsTheRecordItBelongsTo() async throws {
        try await Workplace.with { place in
            let file = try place.file("detail.json", Self.detail)
            _ = try await place.run("import", try place.file("list.json", Self.list))
            let alone = try await place.run("import", file)
            #expect(alone.exitCode == 1)
            #expect(alone.talk.contains("detail.json:1: this detail does not say of which record it is"))
            let named = try await place.run("import", "--record", "12", file)
            #expect(named.exitCode == 0)
            #expect(named.talk.hasPrefix("Imported 0 records (1 detail) from 1 file in "))
            let found = try await place.run("list", "--format", "csv", "domain:api.example.com")
            #expect(found.output.split(separator: "\n").dropFirst().map { $0.prefix(3) } == ["12,"])
        }
    }

    /// As tccli prints the answers of the family whose ids begin anew at the same numbers.
    @Test func recordsAndDetailsOfTheOtherFamilyKeepTheirFamily() async throws {
        try await Workplace.with { place in
            let record =
                #"{"Id":12,"CertId":"new","OldCertId":"old","ResourceTypes":["cdn"],"Status":1,"CreateTime":"2025-05-20 15:03:17"}"#
            let list = try place.file("list.json", #"{"TotalCount":1,"DeployRecordList":[\#(record)],"RequestId":"r"}"#)
            let item = #"{"Id":9,"CertId":"new","OldCertId":"old","Domains":["x.example.com"],"Status":1}"#
            let detail = try place.file(
                "detail.json",
                #"{"TotalCount":1,"SuccessTotalCount":1,"RecordDetailList":[{"ResourceType":"cdn","List":[\#(item)]}]}"#)
            #expect(try await place.run("import", list).exitCode == 0)
            let mistaken = try await place.run("import", "--record", "12", detail)
            #expect(mistaken.exitCode == 1)
            #expect(mistaken.talk.contains("is of a record of the family update; say --record update/12"))
            #expect(try await place.run("import", "--record", "update/12", detail).exitCode == 0)
            let found = try await place.run("list", "--format", "csv", "domain:x.example.com")
            #expect(
                found.output.split(separator: "\n").dropFirst() == [
                    "update/12,new,cdn,1,DEPLOYED,2025-05-20T07:03:17Z,,old"
                ])
        }
    }

    @Test(arguments: ["json", "jsonl", "csv"])
    func whatListPrintsComesBackTheSame(format: String) async throws {
        try await Workplace.with { place in
            _ = try await place.run("sync")
            let printed = try await place.run("list", "--format", format)
            let file = try place.file("list", printed.output)
            var other = place
            other.cacheFolder = place.folder + "/other"
            let imported = try await other.run("import", file)
            #expect(imported.exitCode == 0)
            #expect(imported.talk.hasPrefix("Imported 240 records from 1 file in "))
            #expect(try await other.run("list", "--format", format).output == printed.output)
        }
    }

    @Test func whatShowPrintsComesBackTheSame() async throws {
        try await Workplace.with { place in
            _ = try await place.run("sync")
            let shown = try await place.run("show", "1000230", "--format", "json")
            var other = place
            other.cacheFolder = place.folder + "/other"
            let imported = try await other.run("import", try place.file("show.json", shown.output))
            #expect(imported.exitCode == 0)
            let detail = try JSONDecoder().decode(ShownDetail.self, from: Data(shown.output.utf8))
            let instance = try #require(detail.tasks.first?.items.first?.instanceID)
            let found = try await other.run("list", "--format", "jsonl", "instance:\(instance)")
            #expect(found.output.contains("\"id\":1000230"))
        }
    }

    private struct ShownDetail: Decodable {
        struct Task: Decodable { var items: [Item] }
        struct Item: Decodable { var instanceID: String }
        var tasks: [Task]
    }

    @Test func aPipeIsReadToItsEnd() async throws {
        try await Workplace.with { place in
            let file = try place.file("lines", Self.lines.joined())
            let command = "(cat \(file); printf 'oops\\n') | \(place.commandLine("import", "-"))"
            let imported = try await Program.run(["-c", command], environment: place.keys, executable: "/bin/sh")
            #expect(imported.exitCode == 1)
            #expect(imported.talk.contains("standard input:4: not valid JSON"))
            #expect(imported.talk.contains("Imported 3 records from 1 file"))
        }
    }

    @Test func badLinesAreToldAndTheRestIsImported() async throws {
        try await Workplace.with { place in
            let bad = (1...25).map { "{\"bad\":\($0)}\n" }.joined()
            let files = [try place.file("a", Self.lines[0] + bad + Self.lines[1]), place.folder + "/missing"]
            let imported = try await place.run(["import"] + files + [try place.file("b", Self.lines[2])])
            #expect(imported.exitCode == 1)
            let talk = imported.talk.split(separator: "\n")
            #expect(talk.filter { $0.contains("/a:") }.count == 20)
            #expect(
                talk.first?.hasSuffix("/a:2: neither a record nor the list or the detail of records: no Id, no DeployRecordList")
                    == true)
            #expect(talk.dropLast().last == "certback: … and 6 more")
            #expect(talk.last?.contains("; 25 bad lines; 1 bad file") == true)
            #expect(try await place.run("list", "--format", "jsonl").output.split(separator: "\n").count == 3)
        }
    }

    @Test func aMissingFileIsToldWithItsReason() async throws {
        try await Workplace.with { place in
            let imported = try await place.run("import", place.folder + "/missing")
            #expect(imported.exitCode == 1)
            #expect(imported.talk.hasPrefix("certback: \(place.folder)/missing: cannot be opened: No such file or directory\n"))
        }
    }

    @Test func anEmptyFileIsNoFailure() async throws {
        try await Workplace.with { place in
            let imported = try await place.run("import", try place.file("empty", ""))
            #expect(imported.exitCode == 0)
            #expect(imported.talk.contains("/empty: is empty\n"))
            #expect(try await place.run("list").talk.contains("The cache is empty"))
        }
    }

    @Test func aStrictImportKeepsWhatCameBeforeTheBadLine() async throws {
        try await Workplace.with { place in
            let file = try place.file("a", Self.lines[0] + "oops\n" + Self.lines[1])
            let imported = try await place.run("import", "--strict", "--format", "jsonl", file)
            #expect(imported.exitCode == 1)
            #expect(imported.talk.contains("/a:2: not valid JSON"))
            #expect(imported.talk.contains("Imported 1 record from 1 file"))
            #expect(try await place.run("list", "--format", "jsonl").output.split(separator: "\n").count == 1)
        }
    }

    @Test func aTableIsReadByItsNames() async throws {
        try await Workplace.with { place in
            let table =
                "\u{FEFF}Status,Id,Note,ResourceTypes,OldCertId\r\n1,5,\"two\r\nlines\",\"clb,cdn\",OMhKAc35\r\n1,x,,,\r\n"
            let imported = try await place.run("import", try place.file("table", table))
            #expect(imported.talk.contains("/table:4: id \"x\" is no whole number"))
            #expect(try await place.run("list", "--format", "csv").output.contains("\n5,OMhKAc35,\"clb,cdn\",1,DEPLOYED,,,\n"))
        }
    }

    @Test(arguments: [["import"], ["import", "--format", "xml", "-"], ["import", "--record", "0", "-"]])
    func whatCannotBeMeantIsAUsageError(arguments: [String]) async throws {
        try await Workplace.with { place in
            let imported = try await place.run(arguments)
            #expect(imported.exitCode == 64)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func aTerminalSeesABarAndThenTheSum() async throws {
        try await Workplace.with { place in
            let command = place.commandLine("import", try place.file("lines", Self.lines.joined()))
            let terminal = try await TmuxTerminal(
                columns: 100, rows: 24, command, environment: place.keys)
            defer { terminal.close() }
            try await terminal.wait(forRow: "[##############################] 0 MB, 3 rows, ")
            try await terminal.wait(for: "Imported 3 records from 1 file in ")
        }
    }

    /// It waits for a pipe that brings nothing: what came before is kept.
    @Test(.timeLimit(.minutes(1)))
    func anInterruptedImportKeepsWhatItGot() async throws {
        try await Workplace.with { place in
            let file = try place.file("lines", Self.lines.joined())
            let pipe = place.folder + "/pipe"
            let command = """
                mkfifo \(pipe); exec 3<>\(pipe)
                \(place.commandLine("import", file, pipe)) & program=$!
                until \(place.commandLine("list", "--format", "jsonl")) | grep -q '"id":3'; do :; done
                kill -INT $program; wait $program
                """
            let imported = try await Program.run(["-c", command], environment: place.keys, executable: "/bin/sh")
            #expect(imported.exitCode == 1)
            #expect(imported.talk.contains("Interrupted; what was imported stays.\nImported 3 records from "))
        }
    }
}

extension Workplace {
    /// A file of its own, with this text in it.
    fileprivate func file(_ name: String, _ text: String) throws -> String {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
        return "\(folder)/\(name)"
    }
}
