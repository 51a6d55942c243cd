import Foundation
import RecordModel
import Testing

@testable import Rollback

/// Whether another process still runs; a change is taken over only from one that has certainly ended.
@Suite struct ProcessProbeTests {
    private static let boot = "0a1b2c3d"

    private static func stat(_ state: String = "S") -> String {
        "4711 (certback x) \(state) " + (4...21).map(String.init).joined(separator: " ") + " 987654 23 24"
    }

    private func process(_ start: String? = "\(boot) 987654", host: String = "bastion") -> Operator {
        Operator(user: "ops", origin: nil, terminal: nil, host: host, process: 4711, processStart: start)
    }

    private func isRunning(
        _ other: Operator, stat: ProcessProbe.Reading, boot: ProcessProbe.Reading = .line(boot)
    ) -> Bool? {
        ProcessProbe.isRunning(other, asSeenFrom: process()) { $0 == "/proc/4711/stat" ? stat : boot }
    }

    @Test func theSameNumberAndStartIsTheSameProcess() {
        #expect(isRunning(process(), stat: .line(Self.stat())) == true)
        #expect(isRunning(process("\(Self.boot) 1"), stat: .line(Self.stat())) == false)
        #expect(isRunning(process(nil), stat: .line(Self.stat())) == true)
    }

    @Test(arguments: [ProcessProbe.Reading.noSuchFile, .line(stat("Z")), .line(stat("X"))])
    func onlyWhatTheSystemSaysIsGoneHasEnded(stat: ProcessProbe.Reading) {
        #expect(isRunning(process(), stat: stat) == false)
    }

    @Test(arguments: [ProcessProbe.Reading.failed, .line(""), .line("4711 (certback) S 1")])
    func whatCannotBeReadIsNotKnown(stat: ProcessProbe.Reading) {
        #expect(isRunning(process(), stat: stat) == nil)
    }

    /// Without the boot a start would look like another one.
    @Test func aBootThatCannotBeReadMakesNoOtherProcess() {
        #expect(isRunning(process(), stat: .line(Self.stat()), boot: .failed) == nil)
        #expect(isRunning(process("987654"), stat: .line(Self.stat()), boot: .noSuchFile) == true)
    }

    @Test func aProcessOfAnotherHostIsNotKnown() {
        #expect(isRunning(process(host: "bastion-2"), stat: .noSuchFile) == nil)
    }

    @Test func thisProcessRunsAndOneThatCannotBeHasEnded() {
        let number = ProcessInfo.processInfo.processIdentifier
        var own = process(ProcessProbe.start(of: number))
        own.process = number
        #expect(ProcessProbe.isRunning(own, asSeenFrom: own) == true)
        // Above what Linux gives.
        own.process = .max
        #expect(ProcessProbe.isRunning(own, asSeenFrom: own) == false)
    }
}
