import CloudSimulator
import Foundation
import Testing

/// `certback doctor` as a whole: what it says, how it ends, and that it leaves everything as it was.
@Suite struct DoctorCommandTests {
    private func examine(_ outcome: Program.Outcome) throws -> Examination {
        let examination = try JSONDecoder().decode(Examination.self, from: Data(outcome.output.utf8))
        #expect(examination.exitCode == outcome.exitCode)
        return examination
    }

    private func examine(
        _ place: Workplace, _ arguments: [String] = [], environment: [String: String] = [:]
    ) async throws -> Examination {
        try examine(try await place.run(["doctor", "--format", "json"] + arguments, environment: environment))
    }

    /// Without the simulator: its endpoint is another.
    private func examine(endpoint: String, environment: [String: String] = keys) async throws -> Examination {
        let folder = FileManager.default.temporaryDirectory.appending(path: "certback-test-\(UUID())").path
        let arguments = ["doctor", "--format", "json", "--endpoint", endpoint, "--cache", folder, "--state", folder]
        return try examine(try await Program.run(arguments, environment: environment))
    }

    private static let keys = [
        "TENCENTCLOUD_SECRET_ID": "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE",
        "TENCENTCLOUD_SECRET_KEY": "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE",
    ]

    /// No label has more than 63 letters, so that no name server is asked.
    private static let noHost = "https://\(String(repeating: "a", count: 64)).invalid"

    /// Every file below a folder with its mode, its time and its contents.
    private func tree(_ folder: String) throws -> [String: String] {
        let names = FileManager.default.subpaths(atPath: folder) ?? []
        return try Dictionary(
            uniqueKeysWithValues: names.map { name in
                let facts = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
                let contents = FileManager.default.contents(atPath: "\(folder)/\(name)")?.base64EncodedString() ?? "folder"
                return (name, "\(facts[.posixPermissions] ?? 0) \(facts[.modificationDate] ?? 0) \(contents)")
            })
    }

    @Test func exceptionsFromTheProxyThatExceptNothingAreNamed() async throws {
        try await Workplace.with([.deployed]) { place in
            let odd = ["NO_PROXY": "example.com,http://10.0.0.1,10.0.0.0/99,host:x"]
            let config = try #require(try await examine(place, environment: odd)["config"])
            #expect(config.verdict == "WARN")
            #expect(config.found.hasSuffix("except nothing: http://10.0.0.1, 10.0.0.0/99, host:x"), "\(config.found)")
        }
    }

    @Test func whereAllIsWellItSaysSoAndChangesNothing() async throws {
        try await Workplace.with([.deployed, .deployed]) { place in
            _ = try await place.run("sync")
            _ = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: .hurry)
            let before = try tree(place.folder)
            let asked = place.simulator.log.count

            let outcome = try await place.run("doctor")

            #expect(outcome.exitCode == 0)
            #expect(!outcome.output.contains("FAIL"))
            #expect(!outcome.output.contains("WARN"))
            #expect(outcome.output.contains("OK    permission    may list upload: 2 records"))
            #expect(outcome.output.contains("OK    cache         2 records, synchronised 0 min ago"))
            #expect(outcome.output.contains("OK    journal       1 change, all settled"))
            #expect(
                outcome.output.contains("ahead of the server (within 1 s)")
                    || outcome.output.contains("behind the server (within 1 s)"))
            #expect(outcome.talk.contains("4 skipped"))
            #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
            #expect(try tree(place.folder) == before)
            let actions = place.simulator.log.dropFirst(asked).map(\.action)
            #expect(actions == ["GetCallerIdentity", "DescribeHostUploadUpdateRecord", "DescribeHostUpdateRecord"])
        }
    }

    @Test func nothingIsMadeWhereNothingIs() async throws {
        try await Workplace.with { place in
            let outcome = try await place.run("doctor")
            #expect(outcome.exitCode == 0)
            #expect(outcome.output.contains("is not there yet"))
            #expect(!FileManager.default.fileExists(atPath: place.folder))
        }
    }

    @Test func textAndJSONSayTheSame() async throws {
        try await Workplace.with { place in
            let text = try await place.run("doctor").output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
            let checks = try await examine(place).checks
            #expect(
                text.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
                    == checks.map { "\($0.verdict) \($0.check)" })
            #expect(checks.allSatisfy { ($0.remedy != nil) == ["WARN", "FAIL"].contains($0.verdict) })
            #expect(
                checks.filter { ["dns", "tcp", "http", "permission"].contains($0.check) }.allSatisfy { $0.milliseconds != nil })
        }
    }

    @Test func aWrongKeyIsRefusedExplainedAndNeverShown() async throws {
        try await Workplace.with { place in
            let secret = "WRONG-KEY-0123456789012345678901"
            for format in ["text", "json"] {
                let outcome = try await place.run(
                    ["doctor", "--format", format],
                    environment: ["TENCENTCLOUD_SECRET_KEY": secret, "TENCENTCLOUD_TOKEN": "tok-9f3k"])
                #expect(outcome.exitCode == 77)
                #expect(outcome.output.contains("AuthFailure."))
                for hidden in [secret, "tok-9f3k", "Signature="] { #expect(!(outcome.output + outcome.talk).contains(hidden)) }
            }
            let permission = try await examine(place, environment: ["TENCENTCLOUD_SECRET_KEY": secret])["permission"]
            #expect(permission?.verdict == "FAIL")
            #expect(permission?.code == "AuthFailure.SignatureFailure")
            #expect(permission?.remedy?.isEmpty == false)
        }
    }

    @Test func oneVariableThatIsWrongLeavesTheFlagsInForce() async throws {
        try await Workplace.with { place in
            let examination = try await examine(place, environment: ["CERTBACK_READ_ONLY": "x"])
            #expect(examination.exitCode == 1)
            #expect(examination["config"]?.found.contains("CERTBACK_READ_ONLY") ?? false)
            #expect(examination["permission"]?.verdict == "OK")
        }
    }

    /// Which keys they are that a wrong variable names, nobody knows: no others are shown to anybody.
    @Test(arguments: [("CERTBACK_CREDENTIALS_PROFILE", "a/b"), ("CERTBACK_ACCOUNT", "x")])
    func whereItSaysWhoseKeysNobodyIsAsked(variable: String, value: String) async throws {
        try await Workplace.with { place in
            let examination = try await examine(place, environment: [variable: value])
            #expect(examination["config"]?.verdict == "FAIL" && examination["permission"]?.found == "see config")
            #expect(place.simulator.log.isEmpty)
        }
    }

    @Test func aProxyThatMakesNoSenseIsAFindingAndNobodyIsAskedPastIt() async throws {
        let examination = try await examine(
            endpoint: Self.noHost, environment: Self.keys.merging(["HTTPS_PROXY": "ftp://x:1"]) { $1 })
        #expect(examination.exitCode == 1)
        #expect(examination["config"]?.found.contains("HTTPS_PROXY") ?? false)
        #expect(examination["dns"]?.found == "see config")
        #expect(examination["cache-folder"] != nil)
    }

    @Test func withoutKeysTheRestIsLookedAt() async throws {
        try await Workplace.with { place in
            let examination = try await examine(place, environment: ["TENCENTCLOUD_SECRET_ID": ""])
            #expect(examination.exitCode == 77)
            #expect(examination["credentials"]?.verdict == "FAIL")
            #expect(examination["credentials"]?.found.contains("not set: TENCENTCLOUD_SECRET_ID") ?? false)
            #expect(examination["clock"]?.verdict == "OK")
            #expect(examination["permission"]?.found == "see credentials")
            #expect(place.simulator.log.isEmpty)
        }
    }

    @Test func aClockThatIsOffFails() async throws {
        let server = try ScriptedPort {
            let date = Date().addingTimeInterval(1000)
            let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = .gmt
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
            let clock = [parts.hour, parts.minute, parts.second].map { String(format: "%02d", $0 ?? 0) }.joined(separator: ":")
            let day = String(format: "%02d", parts.day ?? 0)
            return
                "HTTP/1.1 200 OK\r\nDate: Mon, \(day) \(names[(parts.month ?? 1) - 1]) \(parts.year ?? 0) \(clock) GMT\r\nContent-Length: 2\r\n\r\n{}"
        }
        let examination = try await examine(endpoint: "http://127.0.0.1:\(server.number)")
        #expect(examination["clock"]?.verdict == "FAIL")
        #expect(examination["clock"]?.found.hasPrefix("16 min behind the server") ?? false)
        #expect(examination["clock"]?.remedy?.contains("timedatectl") ?? false)
        // What answers is no API.
        #expect(examination["permission"]?.verdict == "FAIL")
        #expect(examination.exitCode == 1)
    }

    @Test func theAPIsOwnWordOnTheClockIsTold() async throws {
        try await Workplace.with {
            $0.now = { Date() + 1000 }
        } _: { place in
            let examination = try await examine(place)
            #expect(examination["permission"]?.code == "AuthFailure.SignatureExpire")
            #expect(examination.exitCode == 77)
        }
    }

    @Test(arguments: [
        ("http://127.0.0.1:1", "tcp", "refuses the connection"), (noHost, "dns", "could not be resolved"),
    ])
    func whereTheWayEndsTheRestIsSkipped(endpoint: String, check: String, words: String) async throws {
        let examination = try await examine(endpoint: endpoint)
        #expect(examination.exitCode == 69)
        #expect(examination[check]?.verdict == "FAIL")
        #expect(examination[check]?.found.contains(words) ?? false)
        let order = ["dns", "tcp", "tls", "http", "clock", "permission"]
        let rest = order.drop { $0 != check }.dropFirst()
        #expect(rest.allSatisfy { examination[$0]?.verdict == "SKIP" && examination[$0]?.found == "see \(check)" })
    }

    @Test func aServerWithoutTLSIsFoundOut() async throws {
        try await Workplace.with { place in
            let examination = try await examine(endpoint: "https://127.0.0.1:\(place.address.port)")
            #expect(examination["tls"]?.verdict == "FAIL")
            #expect(examination["tls"]?.found.contains("does not speak TLS") ?? false)
            #expect(examination["permission"]?.verdict == "SKIP")
            #expect(place.simulator.log.isEmpty)
        }
    }

    @Test func aDamagedJournalFailsAndStaysAsItIs() async throws {
        try await Workplace.with([.deployed]) { place in
            _ = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: .hurry)
            let file = try #require(place.journalFile)
            let words = Data("these words are no database".utf8)
            try words.write(to: URL(fileURLWithPath: file))
            let before = try tree(place.folder)

            let examination = try await examine(place)
            #expect(examination.exitCode == 1)
            #expect(examination["journal"]?.verdict == "FAIL")
            #expect(examination["journal"]?.found.contains(file) ?? false)
            #expect(examination["journal"]?.remedy?.contains("--set-aside") ?? false)
            #expect(try tree(place.folder) == before)
        }
    }

    @Test func aChangeThatIsNotSettledIsAWarningWithTheWayOut() async throws {
        try await Workplace.with([.deployed], itemDuration: .seconds(3600)) { place in
            let killed = try await place.run(
                ["rollback", "\(place.ids[0])", "--yes"], environment: .hurry(dyingAt: "ACCEPTED"))
            #expect(killed.wasKilled)
            let before = try tree(place.folder)

            let examination = try await examine(place)
            #expect(examination.exitCode == 0)
            #expect(examination.verdict == "WARN")
            let journal = try #require(examination["journal"])
            #expect(journal.verdict == "WARN")
            #expect(journal.found.contains("1 not settled: rollback \(place.ids[0]) ACCEPTED since "))
            #expect(journal.remedy?.contains("certback journal --follow") ?? false)
            #expect(try tree(place.folder) == before)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func aChangeThatALivingCertbackFollowsIsInGoodHands() async throws {
        let record = CloudRecord(listeners: Array(repeating: "{}", count: 5))
        try await Workplace.with([record, record], itemDuration: .seconds(600)) { place in
            _ = try await place.run("sync")
            try await place.inTerminal(environment: .hurry) { terminal in
                #expect(await terminal.wait(for: "? help"))
                try await terminal.rollBack(place.ids[1]) { !place.simulator.changesBegun.isEmpty }
                while try await place.journal().first?.state != "ROLLING BACK" { #expect(await terminal.repaints()) }

                let journal = try await examine(place)["journal"]
                #expect(journal?.verdict == "OK")
                #expect(journal?.found.hasPrefix("1 change, 1 under way, followed by process \(terminal.processNumber)") ?? false)
                #expect(place.simulator.changesBegun.count == 1)
            }
        }
    }

    @Test func whatOthersCanReadAndWhatACrashLeftAreWarnings() async throws {
        try await Workplace.with { place in
            _ = try await place.run("sync")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.cacheFolder)
            let crash = "\(place.stateFolder)/crash-20261124-140211-4711.txt"
            _ = FileManager.default.createFile(
                atPath: crash, contents: Data("signal 11".utf8), attributes: [.posixPermissions: 0o600])

            let examination = try await examine(place)
            #expect(examination.exitCode == 0)
            #expect(examination["cache-folder"]?.verdict == "WARN")
            #expect(examination["cache-folder"]?.remedy == "chmod -R go= \(place.cacheFolder)")
            #expect(examination["crashes"]?.verdict == "WARN")
            #expect(examination["crashes"]?.remedy?.contains(crash) ?? false)
        }
    }

    @Test func aConfigurationThatCannotBeReadShowsNoKeyToAnySite() async throws {
        try await Workplace.with { place in
            try FileManager.default.createDirectory(atPath: place.folder, withIntermediateDirectories: true)
            let path = "\(place.folder)/config.yaml"
            try "endpoint: \(place.address.url)\nread-onyl: true\n".write(toFile: path, atomically: true, encoding: .utf8)
            let outcome = try await Program.run(
                ["doctor", "--format", "json", "--config", path, "--state", place.stateFolder, "--cache", place.cacheFolder],
                environment: place.keys)
            let examination = try examine(outcome)
            #expect(examination.exitCode == 1)
            #expect(examination["config"]?.verdict == "FAIL")
            #expect(examination["config"]?.found.contains("\(path):2") ?? false)
            for check in ["dns", "tcp", "clock", "permission"] { #expect(examination[check]?.found == "see config") }
            #expect(examination["credentials"]?.verdict == "OK")

            // What a flag says holds without the file.
            let flagged = try await examine(place, ["--config", path])
            #expect(flagged["config"]?.verdict == "FAIL")
            #expect(flagged["permission"]?.verdict == "OK")
        }
    }

    @Test func oneDenialIsToldOfTheFamilyItIsFor() async throws {
        try await Workplace.with {
            $0.faults = [Fault(target: .list, effect: .code("FailedOperation.AuthError"), times: 1)]
        } _: { place in
            let permissions = try await examine(place).checks.filter { $0.check == "permission" }
            #expect(permissions.map(\.verdict) == ["FAIL", "OK"])
            #expect(permissions[0].code == "FailedOperation.AuthError")
            #expect(permissions[0].found.hasPrefix("list upload: FailedOperation.AuthError: "))
        }
    }

    @Test func aRateThatIsUsedUpIsNoFailure() async throws {
        try await Workplace.with {
            $0.faults = [Fault(target: .list, effect: .rateLimit)]
        } _: { place in
            let examination = try await examine(place)
            #expect(examination.exitCode == 0)
            #expect(examination["permission"]?.verdict == "WARN")
            #expect(place.simulator.log.count { $0.action.hasPrefix("Describe") } == 2)
        }
    }

    @Test func inATerminalItTellsWhatTheScreenWillHave() async throws {
        try await Workplace.with { place in
            let variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/nonexistent"].merging(place.keys) { $1 }
            try await PseudoTerminal.with(
                columns: 100, rows: 30, [Program.path, "doctor"] + place.options, environment: variables
            ) { terminal in
                #expect(await terminal.end() == 0)
                #expect(terminal.text.contains("OK    terminal      TERM=xterm-256color, 256 colours, 100 columns and 30 rows"))
                #expect(terminal.text.contains("OK    locale        UTF-8 (LANG=C.UTF-8)"))
                #expect(!terminal.text.contains("\u{1B}"))
            }
        }
    }

    @Test func chineseOperatorsGetTheirRemediesInChinese() async throws {
        let environment = Self.keys.merging(["LANG": "zh_CN.UTF-8"]) { $1 }
        let examination = try await examine(endpoint: "http://127.0.0.1:1", environment: environment)
        #expect(examination["tcp"]?.verdict == "FAIL")
        #expect(examination["tcp"]?.remedy?.contains("防火墙") ?? false)
    }
}
