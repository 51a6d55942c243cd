public import APICore
import FoundationEssentials
public import RecordModel
import RecordStore

/// Sends the one request of an attempt and writes down what its answer, or its loss, means.
struct ChangeSender: Sendable {
    let tools: ChangeTools
    /// Seconds after which what was confirmed is looked at once more before it is sent.
    private let freshness: TimeInterval = 10

    /// What has become of a request.
    struct Sent: Sendable {
        var attempt: ChangeAttempt
        /// What was answered, where the journal could not take it.
        var unwritten: Journal.Step?
    }

    /// Returns when the request has been answered, lost, or taken back before it was sent.
    func send(_ start: ChangeAttempt, onUpdate: @escaping ChangeObserver) async -> Sent {
        var attempt = start
        do {
            if let reason = await reasonToStay(attempt) {
                let why = reason.message.isEmpty ? reason.what : reason.message
                return Sent(
                    attempt: try await tools.move(attempt, to: .withdrawn(why: why), because: reason, onUpdate: onUpdate))
            }
            let step = Journal.Step(.sending, by: tools.operatedBy, at: Date())
            guard let sending = try await tools.journal.append(step, to: attempt) else {
                // Withdrawn by the operator, or by a process that took this one for ended.
                return Sent(attempt: try await tools.readAnew(attempt, onUpdate: onUpdate))
            }
            attempt = sending
            onUpdate(ChangeUpdate(attempt: attempt, at: step.at, event: .state(.sending)))
            let receipt = try await sendRequest(of: attempt, onUpdate: onUpdate)
            return await accept(attempt, receipt, onUpdate: onUpdate)
        } catch let error as APIError {
            return Sent(attempt: await settle(attempt, after: error, onUpdate: onUpdate))
        } catch {
            return Sent(attempt: stop(attempt, because: error, onUpdate: onUpdate))
        }
    }

    /// The answer stands, whether the journal can take it now or at one of the looks that follow.
    private func accept(_ attempt: ChangeAttempt, _ receipt: Receipt, onUpdate: ChangeObserver) async -> Sent {
        let requestID = receipt.requestID
        let rollbackID = attempt.record(ofRollback: receipt)
        do {
            return Sent(
                attempt: try await tools.move(
                    attempt, to: .accepted, requestID: requestID, rollbackID: rollbackID, onUpdate: onUpdate))
        } catch {
            var accepted = attempt
            accepted.state = .accepted
            accepted.requestID = requestID
            accepted.rollbackID = rollbackID
            let step = Journal.Step(
                .accepted, requestID: requestID, rollbackID: rollbackID, by: tools.operatedBy, at: Date())
            let explanation = tools.guide.explain(error)
            onUpdate(ChangeUpdate(attempt: accepted, at: step.at, event: .state(.accepted), explanation: explanation))
            return Sent(attempt: accepted, unwritten: step)
        }
    }

    /// Why nothing may be sent after all: the program is ending, or the record is no longer what was confirmed.
    private func reasonToStay(_ attempt: ChangeAttempt) async -> Explanation? {
        let action = attempt.kind.action(attempt.recordID.family)
        if Task.isCancelled { return tools.guide.explain(APIError(.cancelled, action: action, leftMachine: false)) }
        // Either way off: a clock that was set back must not make an old look a fresh one.
        guard let saw = attempt.saw, abs(Date().timeIntervalSince(saw.readAt)) > freshness else { return nil }
        do {
            let differences = try await tools.client.detail(of: attempt.recordID).differences(from: saw)
            guard !differences.isEmpty else { return nil }
            let message = differences.map(\.sentence).joined(separator: "; ")
            return tools.guide.explain(client: .changedSince, message: message)
        } catch {
            return tools.guide.explain(error)
        }
    }

    private func sendRequest(of attempt: ChangeAttempt, onUpdate: @escaping ChangeObserver) async throws(APIError) -> Receipt {
        let onEvent: @Sendable (RequestReport.Event) -> Void = { event in
            let told: ChangeUpdate.Event? =
                switch event {
                case .phase(let phase): .phase(phase)
                case .repeating(let pause, let error):
                    .repeating(after: pause, because: tools.guide.explain(error).title)
                case .signed, .received, .succeeded, .failed: nil
                }
            if let told { onUpdate(ChangeUpdate(attempt: attempt, at: Date(), event: told)) }
        }
        // A pause is long enough for another process to take this one for ended, and for the operator to ask anew: then a
        // late repetition would be a second request.
        let mayRepeat: @Sendable () async -> Bool = { await isNewest(attempt) }
        let request = attempt.kind.request(for: attempt.recordID, item: attempt.itemID)
        return try await tools.client.send(request, onEvent: onEvent, mayRepeat: mayRepeat)
    }

    /// False also where the journal cannot say: what is not certainly this process's to send is not sent.
    private func isNewest(_ attempt: ChangeAttempt) async -> Bool {
        do { return try await tools.journal.attempt(attempt.id)?.step == attempt.step } catch { return false }
    }

    private func settle(
        _ attempt: ChangeAttempt, after error: APIError, onUpdate: ChangeObserver
    ) async -> ChangeAttempt {
        let explanation = tools.guide.explain(error)
        do {
            return try await tools.move(
                attempt, to: state(after: error, explanation), requestID: error.requestID, because: explanation,
                onUpdate: onUpdate)
        } catch {
            return stop(attempt, because: error, onUpdate: onUpdate)
        }
    }

    /// What a failed request means: decided by what was answered, else by whether anything left this machine.
    private func state(after error: APIError, _ explanation: Explanation) -> ChangeState {
        if case .refused(let code, let message) = error.reason, tools.guide.isCertainRefusal(error) {
            return .refused(code: code, message: message)
        }
        let why = [explanation.title, explanation.message].filter { !$0.isEmpty }.joined(separator: ": ")
        return error.leftMachine ? .unknown(why: why) : .withdrawn(why: why)
    }

    /// The journal failed: before the request nothing was sent; after one that was not accepted the record must be looked up.
    private func stop(_ attempt: ChangeAttempt, because error: any Error, onUpdate: ChangeObserver) -> ChangeAttempt {
        var attempt = attempt
        let explanation = tools.guide.explain(error)
        attempt.state =
            attempt.state == .intended
            ? .withdrawn(why: explanation.what) : .unknown(why: "the journal could not be written: \(explanation.message)")
        onUpdate(ChangeUpdate(attempt: attempt, at: Date(), event: .state(attempt.state), explanation: explanation))
        return attempt
    }
}

extension ChangeAttempt {
    /// The record in which the rollback runs; nil where it runs in the record itself.
    fileprivate func record(ofRollback receipt: Receipt) -> DeployRecord.ID? {
        guard runsInNewRecord, let number = receipt.newRecordNumber else { return nil }
        return DeployRecord.ID(recordID.family, number)
    }
}

extension ChangeKind {
    /// The request that carries it out.
    ///
    /// - Parameter item: the one item of a retry; nil for all that failed.
    public func request(for id: DeployRecord.ID, item: Int64?) -> any APIRequest<Receipt> {
        switch (self, id.family) {
        case (.rollback, .uploadUpdate): UploadUpdateCertificateRecordRollback(id)
        case (.retry, .uploadUpdate): UploadUpdateCertificateRecordRetry(item.map { .item($0, of: id) } ?? .record(id))
        case (.rollback, .update): UpdateCertificateRecordRollback(id)
        case (.retry, .update): UpdateCertificateRecordRetry(id, item: item)
        case (.rollback, .deploy): DeployCertificateRecordRollback(id)
        case (.retry, .deploy): DeployCertificateRecordRetry(id, item: item)
        }
    }

    /// The action of the API that carries it out.
    public func action(_ family: RecordFamily) -> Action {
        switch (self, family) {
        case (.rollback, .uploadUpdate): UploadUpdateCertificateRecordRollback.action
        case (.retry, .uploadUpdate): UploadUpdateCertificateRecordRetry.action
        case (.rollback, .update): UpdateCertificateRecordRollback.action
        case (.retry, .update): UpdateCertificateRecordRetry.action
        case (.rollback, .deploy): DeployCertificateRecordRollback.action
        case (.retry, .deploy): DeployCertificateRecordRetry.action
        }
    }
}
