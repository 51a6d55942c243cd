import ArgumentParser
import RecordModel
import Synchronization

/// What has become of each record of a command so far; tells each step as it comes.
final class ChangeResults: Sendable {
    /// One record's fate, as `--format json` prints it.
    struct Result: Encodable, Sendable {
        var record: DeployRecord.ID
        var kind: ChangeKind
        var item: Int64?
        /// The fate's word, or NOT SENT for a record of which nothing was asked.
        var state: String
        var meaning: String
        var requestID: String?
        /// The API's code, or certback's own name of the failure.
        var code: String?
        var remedy: String?
        var exitCode: Int32
    }

    private struct Entry {
        var update: ChangeUpdate?
        var explanation: Explanation?
    }

    private let plan: ChangePlan
    /// The one item asked for; nil for all.
    private let itemID: Int64?
    private let talk: ChangeTalk
    private let entries: Mutex<[DeployRecord.ID: Entry]>

    init(plan: ChangePlan, itemID: Int64?, talk: ChangeTalk = ChangeTalk()) {
        self.plan = plan
        self.talk = talk
        self.itemID = itemID
        entries = Mutex([:])
    }

    @Sendable
    func take(_ update: ChangeUpdate) {
        entries.withLock { entries in
            entries[update.attempt.recordID, default: Entry()].update = update
            if let explanation = update.explanation { entries[update.attempt.recordID]?.explanation = explanation }
        }
        talk.tell(update)
    }

    /// Nothing was sent for this record.
    @Sendable
    func takeFailure(_ id: DeployRecord.ID, _ explanation: Explanation) {
        entries.withLock { $0[id, default: Entry()].explanation = explanation }
        talk.say("\(id) not sent: \(explanation.what)")
    }

    /// In the order asked for.
    var all: [Result] {
        let entries = entries.withLock(\.self)
        return plan.targets.map { result(of: $0, entries[$0.id]) }
    }

    var lines: [String] {
        all.map { result in
            let ids = [result.requestID.map { "RequestId \($0)" }, result.remedy].compactMap(\.self)
            return (["\(result.record) \(result.state): \(result.meaning)"] + ids.map { "  \($0)" }).joined(separator: "\n")
        }
    }

    var exitCode: ExitCode { all.map { ExitCode($0.exitCode) }.mostSevere }

    /// How to look again, where something is still under way.
    var farewell: String? {
        let open = entries.withLock { $0.values.compactMap(\.update?.attempt).filter { !$0.state.isFinal } }
        return Self.farewell(for: open)
    }

    static func farewell(for open: [ChangeAttempt]) -> String? {
        guard !open.isEmpty else { return nil }
        let ids = open.map(\.recordID.description).sorted().joined(separator: ", ")
        return """
            certback stopped watching \(ids); what was sent goes on in the cloud.
            Look again with: certback journal --follow     (or open certback; neither sends anything)
            """
    }

    private func result(of target: ChangePlan.Target, _ entry: Entry?) -> Result {
        var result = Result(
            record: target.id, kind: plan.kind, item: itemID, state: "NOT SENT",
            meaning: target.eligibility.reason, code: entry?.explanation?.title,
            remedy: target.isEligible ? nil : target.eligibility.advice, exitCode: target.eligibility.exitCode.rawValue)
        if let attempt = entry?.update?.attempt, attempt.kind != plan.kind || attempt.itemID != itemID {
            // Something else was under way and has been followed; what became of it is not the fate of what was asked for.
            result.meaning = "\(attempt.title) was under way instead. It is \(attempt.state.word): \(attempt.state.meaning)."
            result.code = nil
            result.remedy = "Look at the record with certback show \(target.id) before asking again."
            result.exitCode = ExitCode.notEligible.rawValue
        } else if let attempt = entry?.update?.attempt {
            result.state = attempt.state.word
            result.meaning = attempt.state.meaning
            result.requestID = attempt.requestID?.rawValue
            result.remedy = attempt.state.isSuccess ? nil : attempt.nextStep ?? entry?.explanation?.forCommands.remedy
            result.exitCode = attempt.state.exitCode(entry?.explanation).rawValue
        } else if let explanation = entry?.explanation {
            result.meaning = explanation.what
            result.remedy = explanation.forCommands.remedy
            result.exitCode = explanation.exitCode.rawValue
        }
        return result
    }
}
