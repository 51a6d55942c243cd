import RecordModel
import Testing

@Suite struct OperatorTests {
    private func by(_ process: Int32 = 4711, start: String? = "99", host: String = "bastion-1") -> Operator {
        Operator(
            user: "ops", origin: "10.0.0.7 50000 10.0.0.1 22", terminal: "/dev/pts/3", host: host, process: process,
            processStart: start)
    }

    @Test func theSummaryLeavesOutWhatIsNotKnown() {
        #expect(by().summary == "ops on bastion-1, pts/3, from 10.0.0.7, process 4711")
        let local = Operator(user: "ops", origin: nil, terminal: nil, host: "here", process: 1)
        #expect(local.summary == "ops on here, process 1")
    }

    @Test func aNumberGivenAnewIsAnotherProcess() {
        #expect(by().isSameProcess(as: by()))
        #expect(!by().isSameProcess(as: by(start: "100")))
        #expect(!by().isSameProcess(as: by(start: nil)))
        #expect(!by().isSameProcess(as: by(host: "bastion-2")))
        #expect(!by().isSameProcess(as: by(4712)))
    }
}
