import ArgumentParser
import RecordModel

extension ExitCode {
    static let refused = ExitCode(2)
    static let unknownOutcome = ExitCode(3)
    static let notEligible = ExitCode(4)
}

extension [ExitCode] {
    /// What a script must hear of first: an unknown outcome, then a failure, then a refusal, then what kept it from asking.
    var mostSevere: ExitCode {
        let order = [ExitCode.unknownOutcome, .failure, .refused, ExitCode(77), ExitCode(69), .notEligible]
        return order.first(where: contains) ?? .success
    }
}

extension Eligibility {
    /// Success for an eligible record.
    var exitCode: ExitCode {
        switch self {
        case .eligible: .success
        case .unread(let explanation), .blocked(let explanation): explanation.exitCode
        default: .notEligible
        }
    }
}

extension ChangeState {
    /// What a command ends with that leaves a change in this state.
    func exitCode(_ explanation: Explanation?) -> ExitCode {
        switch self {
        case .rolledBack, .retried: .success
        case .rollbackFailed, .retryFailed, .notApplied: .failure
        case .refused: explanation?.exitCode ?? .refused
        case .withdrawn: explanation?.exitCode ?? .failure
        case .intended, .sending, .accepted, .running, .retrying, .unknown: .unknownOutcome
        }
    }
}
