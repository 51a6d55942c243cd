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
///
/// - Parameter isChange: then the exit code tells what became of records, and nothing of what could be printed.
func reportingFailures(isChange: Bool = false, _ work: () async throws -> Void) async throws {
    do {
        try await work()
        if Console.hasLostOutput, !isChange { throw ExitCode.failure }
    } catch let explanation as Explanation {
        Console.say("certback: \(explanation.forCommands.text)")
        throw explanation.exitCode
    } catch let end as EndedBySignal {
        CrashGuard.end(by: end.number)
    }
}
