/// Lets a few stories run at a time: all at once, each would take so long that what was just confirmed had become old.
actor Turns {
    static let shared = Turns(4)

    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    private init(_ count: Int) { free = count }

    func take() async {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func giveBack() {
        guard !waiting.isEmpty else {
            free += 1
            return
        }
        waiting.removeFirst().resume()
    }

    /// Runs `body` when its turn has come.
    static func wait<Value: Sendable>(for body: @Sendable () async throws -> Value) async throws -> Value {
        await shared.take()
        do {
            let value = try await body()
            await shared.giveBack()
            return value
        } catch {
            await shared.giveBack()
            throw error
        }
    }
}
