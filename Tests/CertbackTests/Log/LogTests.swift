import Foundation
import Testing

@Suite struct LogTests {
    private func log(of place: Workplace) throws -> String {
        try String(contentsOfFile: "\(place.stateFolder)/certback.log", encoding: .utf8)
    }

    @Test func everyStepOfAChangeIsLoggedWithItsRequest() async throws {
        try await Workplace.with([.deployed]) { place in
            let id = place.ids[0]
            let outcome = try await place.run("rollback", "\(id)", "--yes", environment: .hurry)
            #expect(outcome.exitCode == 0)

            let lines = try log(of: place).split(separator: "\n")
            let requestID = try #require(try await place.journal().first?.requestID)
            for state in ["INTENDED", "SENDING", "ACCEPTED", "\"ROLLED BACK\""] {
                #expect(
                    lines.contains { $0.contains(" notice ") && $0.contains("record=\(id)") && $0.contains("state=\(state)") })
            }
            #expect(
                lines.contains { $0.contains("UploadUpdateCertificateRecordRollback") && $0.contains("requestId=\(requestID)") })
            #expect(lines.contains { $0.contains(" begin ") && $0.contains("endpoint=") })
        }
    }

    @Test(arguments: [["CERTBACK_DEBUG_HURRY": "1"], ["TENCENTCLOUD_SECRET_KEY": "a-wrong-key-nobody-must-see"]])
    func noSecretIsEverLogged(environment: [String: String]) async throws {
        try await Workplace.with([.deployed], faults: ["rollback:code=InternalError:1"]) { place in
            let token = "a-token-nobody-must-see"
            let variables = environment.merging(["TENCENTCLOUD_TOKEN": token]) { $1 }
            for command in [["sync"], ["show", "\(place.ids[0])"], ["rollback", "\(place.ids[0])", "--yes"]] {
                _ = try await place.run(command + ["--log-level", "trace"], environment: variables)
            }

            let log = try log(of: place)
            let secret = place.keys.merging(environment) { $1 }["TENCENTCLOUD_SECRET_KEY"] ?? ""
            #expect(log.contains("request failed"))
            for hidden in [secret, token, "TC3-HMAC-SHA256", "Signature="] { #expect(!log.contains(hidden)) }
        }
    }

    @Test func aLogThatCannotBeWrittenIsToldAndStandsInNobodysWay() async throws {
        try await Workplace.with([.deployed]) { place in
            try FileManager.default.createDirectory(
                atPath: "\(place.stateFolder)/certback.log", withIntermediateDirectories: true)
            let outcome = try await place.run("sync")

            #expect(outcome.exitCode == 0)
            #expect(outcome.talk.contains("certback.log cannot be written: Is a directory"))
        }
    }

    @Test func theLevelDecidesWhatIsLogged() async throws {
        try await Workplace.with([.deployed]) { place in
            _ = try await place.run("sync", "--log-level", "error")
            #expect(!FileManager.default.fileExists(atPath: "\(place.stateFolder)/certback.log"))
            _ = try await place.run("sync", "--log-level", "debug")
            #expect(try log(of: place).contains("request answered action=DescribeHostUploadUpdateRecord "))
        }
    }
}
