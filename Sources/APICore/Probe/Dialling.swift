import NIOCore
import NIOPosix

/// Connects to every address of a host at once, since any of them may be the one that is used.
enum Dialling {
    /// A connection, and which of the addresses it goes to.
    struct Line: Sendable {
        let channel: any Channel
        let address: SocketAddress
        let told: ReachedAddress
    }

    private struct Attempt: Sendable {
        var address: SocketAddress
        var outcome: Result<any Channel, any Error>
    }

    /// - Throws: what happened at the first address, where none can be reached.
    static func connect(to addresses: [SocketAddress], limit: Duration) async throws -> Line {
        let attempts = await withTaskGroup(of: (Int, Attempt).self) { group in
            for (place, address) in addresses.enumerated() { group.addTask { (place, await attempt(at: address, limit)) } }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
        var line: Line?
        var others: [String: String] = [:]
        for attempt in attempts {
            switch attempt.outcome {
            case .success(let channel) where line == nil:
                line = Line(channel: channel, address: attempt.address, told: ReachedAddress(address: attempt.address.withPort))
            case .success(let channel): channel.close(promise: nil)
            case .failure(let error): others[attempt.address.withPort] = ProbeFailure(error).sentence
            }
        }
        guard let line else { throw failure(attempts, others) }
        return Line(
            channel: line.channel, address: line.address, told: ReachedAddress(address: line.told.address, others: others))
    }

    static func channel(to address: SocketAddress, limit: Duration) async throws -> any Channel {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(TimeAmount(limit)).connect(to: address).get()
    }

    private static func attempt(at address: SocketAddress, _ limit: Duration) async -> Attempt {
        do { return Attempt(address: address, outcome: .success(try await channel(to: address, limit: limit))) } catch {
            return Attempt(address: address, outcome: .failure(error))
        }
    }

    private static func failure(_ attempts: [Attempt], _ sentences: [String: String]) -> ProbeFailure {
        guard let first = attempts.first, case .failure(let error) = first.outcome else { return .closed }
        let failure = ProbeFailure(error)
        guard attempts.count > 1 else { return failure }
        let all = attempts.map { "\($0.address.withPort) \(sentences[$0.address.withPort] ?? "")" }
        return ProbeFailure(all.joined(separator: "; "), cause: failure.cause)
    }
}
