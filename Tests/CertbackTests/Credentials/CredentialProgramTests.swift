import CloudSimulator
import Foundation
import Testing

/// The whole program with keys from elsewhere than the environment.
@Suite(.timeLimit(.minutes(2))) struct CredentialProgramTests {
    private static let role = "qcs::cam::uin/100000000001:roleName/operator"
    /// An empty variable is none.
    private static let noKeys = ["TENCENTCLOUD_SECRET_ID": "", "TENCENTCLOUD_SECRET_KEY": ""]

    /// A home folder beside the simulator, with this file of tccli's.
    private func home(of place: Workplace, profile: String = "default", mode: Int = 0o600, _ text: String) throws -> [String:
        String]
    {
        let folder = "\(place.folder)/home"
        try FileManager.default.createDirectory(atPath: "\(folder)/.tccli", withIntermediateDirectories: true)
        let path = "\(folder)/.tccli/\(profile).credential"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return Self.noKeys.merging(["HOME": folder]) { $1 }
    }

    private func keys(of place: Workplace, more: String = "") -> String {
        let id = place.keys["TENCENTCLOUD_SECRET_ID"] ?? ""
        let key = place.keys["TENCENTCLOUD_SECRET_KEY"] ?? ""
        return #"{"secretId":"\#(id)","secretKey":"\#(key)"\#(more)}"#
    }

    @Test func keysOfTccliServeAndAreTheSameAccountAsInTheEnvironment() async throws {
        try await Workplace.with([.deployed]) { place in
            let environment = try home(of: place, keys(of: place))
            let synced = try await place.run("sync", environment: environment)
            #expect(synced.exitCode == 0, "\(synced.talk)")
            let listed = try await place.run("list")
            #expect(listed.output.contains("\(place.ids[0])"))
            let changed = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: environment)
            #expect(changed.exitCode == 0, "\(changed.talk)")
            #expect(try await place.journal().count == 1)
        }
    }

    @Test func aNamedProfileGoesBeforeTheEnvironment() async throws {
        try await Workplace.with([.deployed]) { place in
            var environment = try home(of: place, profile: "prod", keys(of: place))
            environment.merge(["TENCENTCLOUD_SECRET_ID": "AKIDWRONG", "TENCENTCLOUD_SECRET_KEY": "WRONG"]) { $1 }
            let named = try await place.run("sync", "--credentials-profile", "prod", environment: environment)
            #expect(named.exitCode == 0, "\(named.talk)")
            environment["CERTBACK_CREDENTIALS_PROFILE"] = "prod"
            #expect(try await place.run("sync", environment: environment).exitCode == 0)
            let absent = try await place.run("sync", "--credentials-profile", "absent", environment: environment)
            #expect(absent.exitCode == 77)
            #expect(absent.talk.contains("absent.credential is not there"))
            #expect(!absent.talk.contains("the environment"))
        }
    }

    /// Each run has other keys, and all of them one journal: the account's.
    @Test func aRolesKeysChangeWhatTheAccountsOwnKeysHaveTheJournalOf() async throws {
        try await Workplace.with([.deployed, .deployed]) { place in
            let environment = try home(of: place, keys(of: place, more: #","role-arn":"\#(Self.role)""#))
            let synced = try await place.run("sync", environment: environment)
            #expect(synced.exitCode == 0, "\(synced.talk)")
            #expect(place.simulator.log.count(of: "AssumeRole") == 1)
            let changed = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: environment)
            #expect(changed.exitCode == 0, "\(changed.talk)")
            let own = try await place.run("rollback", "\(place.ids[1])", "--yes")
            #expect(own.exitCode == 0, "\(own.talk)")
            let journal = try await place.run("journal", "--format", "json", environment: environment)
            #expect(try JournalEntry.all(in: journal.output).count == 2)
            #expect(journal.output.contains("\"account\" : \"100000000001\""), "\(journal.output)")
            #expect(try await place.run("list", environment: environment).output.contains("\(place.ids[0])"))
        }
    }

    @Test(arguments: [(9, true), (45, false)])
    func aLoginThatEndsInTheMiddleOfTheWorkIsToldBeforehand(minutes: Int, isTold: Bool) async throws {
        try await Workplace.with([.deployed]) { place in
            let end = Int(Date().timeIntervalSince1970) + minutes * 60 + 5
            let environment = try home(of: place, keys(of: place, more: #","type":"oauth","expiresAt":\#(end)"#))
            let listed = try await place.run("list", environment: environment)
            #expect(listed.talk.contains("in \(minutes) min; tccli auth login renews it.") == isTold, "\(listed.talk)")
            let doctor = try await place.run("doctor", environment: environment)
            #expect(doctor.output.contains("until 20"), "\(doctor.output)")
        }
    }

    @Test func aRoleThatCannotBeTakenIsToldWithWhatTheServiceSaid() async throws {
        try await Workplace.with([.deployed]) { place in
            let environment = try home(of: place, keys(of: place, more: #","role-arn":"qcs::cam::uin/1:roleName/x""#))
            let outcome = try await place.run("sync", environment: environment)
            #expect(outcome.exitCode == 77)
            #expect(outcome.talk.contains("could not be taken: ResourceNotFound.RoleNotFound"))
            #expect(outcome.talk.contains("only reads."))
            #expect(place.simulator.log.count(of: "DescribeHostUploadUpdateRecord") == 0)
        }
    }

    @Test func theMachinesRoleServesWhenATccliFileNamesItAndWhenThereIsNothingElse() async throws {
        try await Workplace.with([.deployed]) { place in
            try await place.simulator.withMetadata { machine in
                var environment = try home(of: place, #"{"type":"cvm-role"}"#)
                environment["CERTBACK_DEBUG_METADATA"] = machine.url
                let named = try await place.run("sync", environment: environment)
                #expect(named.exitCode == 0, "\(named.talk)")
                environment["HOME"] = "/nonexistent"
                let last = try await place.run("sync", environment: environment)
                #expect(last.exitCode == 0, "\(last.talk)")
                let changed = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: environment)
                #expect(changed.exitCode == 0, "\(changed.talk)")
            }
        }
    }

    @Test(arguments: [MetadataState.slow(seconds: 600), .noRole, .brokenKeys])
    func aMachineWithoutAUsableRoleIsToldBeforeAnythingIsOpened(state: MetadataState) async throws {
        try await Workplace.with([.deployed]) { place in
            try await place.simulator.withMetadata(state) { machine in
                let environment = Self.noKeys.merging(["CERTBACK_DEBUG_METADATA": machine.url]) { $1 }
                for command in ["list", "journal", "sync"] {
                    let outcome = try await place.run(command, environment: environment)
                    #expect(outcome.exitCode == 77, "\(command): \(outcome.talk)")
                    #expect(outcome.talk.contains("this machine's CVM role: \(machine.url)"), "\(command): \(outcome.talk)")
                }
                #expect(!FileManager.default.fileExists(atPath: place.cacheFolder))
            }
        }
    }

    @Test func aLoginThatHasEndedSaysHowToLogInAgain() async throws {
        try await Workplace.with([.deployed]) { place in
            let text = #"{"type":"oauth","secretId":"a","secretKey":"b","token":"c","expiresAt":1750000000}"#
            let outcome = try await place.run("sync", environment: try home(of: place, profile: "cn", text), named: "cn")
            #expect(outcome.exitCode == 77)
            #expect(outcome.talk.hasPrefix("certback: expired credentials\n"))
            #expect(outcome.talk.contains("run \"tccli auth login --profile cn\" to log in again"))
        }
    }

    @Test func aBrokenFileIsToldByItsPlace() async throws {
        try await Workplace.with([.deployed]) { place in
            let outcome = try await place.run("sync", environment: try home(of: place, #"{"secretId": OPENS}"#))
            #expect(outcome.exitCode == 77)
            #expect(outcome.talk.hasPrefix("certback: broken credentials\n"))
            #expect(outcome.talk.contains("/.tccli/default.credential, line 1, column "))
            #expect(!outcome.talk.contains("OPENS"))
        }
    }

    @Test func withNothingAtAllEverythingTriedIsNamed() async throws {
        let outcome = try await Program.run(["sync"])
        #expect(outcome.exitCode == 77)
        #expect(outcome.talk.hasPrefix("certback: no credentials\n"))
        for words in [
            "the environment: not set: TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY;",
            "/.tccli/default.credential is not there;",
            "/.tencentcloud/credentials is not there;", "TKE_ROLE_ARN;",
            "this machine's CVM role: http://127.0.0.1:1 does not answer",
        ] {
            #expect(outcome.talk.contains(words), "\(words)\n\(outcome.talk)")
        }
    }

    @Test func aFileThatOthersCanReadGetsAWarningAndServes() async throws {
        try await Workplace.with([.deployed]) { place in
            let environment = try home(of: place, mode: 0o644, keys(of: place))
            let outcome = try await place.run("sync", environment: environment)
            #expect(outcome.exitCode == 0)
            let path = "\(place.folder)/home/.tccli/default.credential"
            #expect(outcome.talk.contains("certback: Others can read these keys: chmod 600 \(path)\n"))
            try await place.inTerminal(columns: 160, environment: environment) { terminal in
                while !terminal.text.contains("chmod 600"), await terminal.repaints() {}
                #expect(terminal.text.contains("chmod 600"))
                try await terminal.leave()
            }
        }
    }

    @Test func keysOfAMachineThatNobodyKnowsTheAccountOfChangeNothing() async throws {
        try await Workplace.with([.deployed], faults: ["sts:code=AuthFailure.UnauthorizedOperation"]) { place in
            try await place.simulator.withMetadata { machine in
                var environment = Self.noKeys.merging(["CERTBACK_DEBUG_METADATA": machine.url]) { $1 }
                let synced = try await place.run("sync", environment: environment)
                #expect(synced.exitCode == 0)
                #expect(synced.talk.contains("STS does not tell whose the temporary keys of this machine's CVM role are"))
                let refused = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: environment)
                #expect(refused.exitCode == 77)
                #expect(refused.talk.contains("account unknown") && refused.talk.contains("Set account, in the configuration"))
                try await place.inTerminal(columns: 160, environment: environment) { terminal in
                    while !terminal.text.contains("temporary keys"), await terminal.repaints() {}
                    #expect(terminal.text.contains("READ-ONLY"))
                    try await terminal.leave()
                }
                #expect(place.simulator.changeRequests.isEmpty)
                environment["CERTBACK_ACCOUNT"] = "100000000001"
                let told = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: environment)
                #expect(told.exitCode == 0, "\(told.talk)")
                #expect(try await place.run("journal", environment: environment).output.contains("100000000001 at "))
            }
        }
    }
}

extension Workplace {
    fileprivate func run(_ command: String, environment: [String: String], named profile: String) async throws -> Program.Outcome
    {
        try await run(command, "--credentials-profile", profile, environment: environment)
    }
}
