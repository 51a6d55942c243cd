import FoundationEssentials
import RecordModel
import Synchronization

/// Says on standard error that an answer is long in coming, so that nobody takes waiting for hanging.
final class WaitingTalk: Sendable {
    /// Seconds after which somebody may wonder.
    private static let patience = 10

    private let waits = Mutex<[Int: Task<Void, Never>]>([:])
    private let say: @Sendable (String) -> Void

    init(say: @escaping @Sendable (String) -> Void = { Console.say($0) }) { self.say = say }

    /// Told of everything that happens to every request.
    @Sendable
    func take(_ report: RequestReport) {
        switch report.event {
        case .phase(.connecting): replace(report.call, with: wait(for: report))
        case .phase(.answered), .succeeded, .failed, .repeating: replace(report.call, with: nil)
        case .phase, .signed, .received: break
        }
    }

    private func replace(_ call: Int, with wait: Task<Void, Never>?) {
        waits.withLock { waits in
            waits[call]?.cancel()
            waits[call] = wait
        }
    }

    private func wait(for report: RequestReport) -> Task<Void, Never> {
        let subject = report.recordID.map { "record \($0)" } ?? "the API"
        let attempt = report.attempt > 1 ? " (attempt \(report.attempt))" : ""
        return Task { [say] in
            for count in 1... {
                do { try await Task.sleep(for: .seconds(Self.patience)) } catch { return }
                say("certback: \(subject): no answer for \(count * Self.patience) s\(attempt); still waiting")
            }
        }
    }
}
