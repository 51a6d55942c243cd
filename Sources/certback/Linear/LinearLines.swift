import Foundation
import RecordModel
import Synchronization

/// Where everything that happens under `--linear` is told, with its time: whole lines, and none into the middle of a question.
final class LinearLines: Sendable {
    private struct State {
        var isAsking = false
        var held: [String] = []
    }

    let zone: UTCOffset
    private let state = Mutex(State())

    init(zone: UTCOffset) { self.zone = zone }

    /// From any task. Under a question the line waits until that is answered.
    @Sendable
    func say(_ text: String) {
        let line = "\(zone.time(Date())) \(text)"
        state.withLock { state in
            if state.isAsking { state.held.append(line) } else { Console.print(line) }
        }
    }

    /// While the work goes on, standard output and the terminal belong to it.
    func holding<Value>(_ work: () async throws -> Value) async rethrows -> Value {
        state.withLock { $0.isAsking = true }
        defer { release() }
        return try await work()
    }

    private func release() {
        state.withLock { state in
            for line in state.held { Console.print(line) }
            state = State()
        }
    }
}
