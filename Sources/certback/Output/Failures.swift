import ArgumentParser
import CursesTerminal
import RecordModel

extension Explanation {
    var exitCode: ExitCode {
        switch outcome {
        case .failed: ExitCode(1)
        case .refused: ExitCode(2)
        case .unknownOutcome: ExitCode(3)
        case .notEligible: ExitCode(4)
        case .usage: ExitCode(64)
        case .unreachable: ExitCode(69)
        case .noPermission: ExitCode(77)
        }
    }
}

/// Runs a command; a failure is explained on standard error and becomes the exit code, a signal becomes the end it asked for.
func reportingFailures(_ work: () async throws -> Void) async throws {
    do {
        try await work()
    } catch let explanation as Explanation {
        Console.say("certback: \(explanation.forCommands.text)")
        throw explanation.exitCode
    } catch let end as EndedBySignal {
        CrashGuard.end(by: end.number)
    }
}
