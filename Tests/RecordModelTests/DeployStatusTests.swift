import FoundationEssentials
import RecordModel
import Testing

@Suite struct DeployStatusTests {
    @Test(arguments: [
        (0, DeployStatus.waiting, "WAITING"), (1, .deployed, "DEPLOYED"), (2, .failed, "DEPLOY FAILED"),
        (3, .deploying, "DEPLOYING"), (4, .rolledBack, "ROLLED BACK"), (5, .rollbackFailed, "ROLLBACK FAILED"),
        (6, .nothingToDeploy, "NOTHING TO DEPLOY"), (7, .unknown(7), "STATUS 7"), (-1, .unknown(-1), "STATUS -1"),
        (Int.max, .unknown(.max), "STATUS 9223372036854775807"),
    ])
    func eachCodeHasItsStatusAndWord(code: Int, status: DeployStatus, word: String) {
        #expect(DeployStatus(code: code) == status)
        #expect(status.code == code)
        #expect(status.word == word)
    }

    @Test(arguments: DeployStatus.samples)
    func onlyWaitingAndDeployingAreUnderWay(status: DeployStatus) {
        #expect(status.isUnderWay == [0, 3].contains(status.code))
    }

    @Test func aStatusTravelsAsItsCode() throws {
        let json = try JSONEncoder().encode(DeployStatus.samples)
        #expect(String(decoding: json, as: UTF8.self) == "[0,1,2,3,4,5,6,7]")
        #expect(try JSONDecoder().decode([DeployStatus].self, from: json) == DeployStatus.samples)
    }

    @Test(arguments: [(0, DeployTask.Kind.deployment), (1, .rollback), (2, .unknown(2)), (-1, .unknown(-1))])
    func eachTypeCodeHasItsKindOfTask(code: Int, kind: DeployTask.Kind) throws {
        #expect(DeployTask.Kind(code: code) == kind)
        #expect(kind.code == code)
        let json = try JSONEncoder().encode([kind])
        #expect(String(decoding: json, as: UTF8.self) == "[\(code)]")
        #expect(try JSONDecoder().decode([DeployTask.Kind].self, from: json) == [kind])
    }

    @Test(arguments: [(false, "DEPLOYED"), (true, "ROLLING BACK")])
    func aRunningRollbackStandsBeforeTheStatus(isRollingBack: Bool, word: String) throws {
        let record = DeployRecord(
            id: try .sample(), certificateID: "", resourceTypes: [], status: .deployed, createdAt: nil, updatedAt: nil,
            isRollingBack: isRollingBack)
        #expect(record.statusWord == word)
    }
}
