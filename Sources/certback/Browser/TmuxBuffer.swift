import BrowserUI
import Foundation
import Synchronization

/// Gives a text to the tmux that certback runs in; it passes it on to the clipboard of the terminal around it.
struct TmuxBuffer: Hashable, Sendable {
    private let command: String
    private let variables: [String: String]

    /// Foundation's Process must not be started from two threads at once.
    private static let starting = Mutex(())
    /// A tmux that does not answer must not be waited for.
    private static let patience = Duration.seconds(5)
    /// What tmux needs to find its server and this pane; the keys of the account are none of its business.
    private static let passedOn = ["HOME", "LANG", "LC_ALL", "LC_CTYPE", "PATH", "TERM", "TMUX", "TMUX_PANE", "TMUX_TMPDIR"]

    /// Nil where there is no such command on the path.
    init?(_ environment: Environment) {
        let folders = (environment["PATH"] ?? "").split(separator: ":")
        let places = folders.map { "\($0)/tmux" }
        guard let place = places.first(where: FileManager.default.isExecutableFile) else { return nil }
        command = place
        variables = environment.variables.filter { Self.passedOn.contains($0.key) }
    }

    /// - Parameter text: shorter than a pipe holds, so that it is in there before tmux is started: nobody waits for a tmux
    ///   that does not read.
    @concurrent
    func load(_ text: String) async -> CopyOutcome {
        do {
            switch try await run(["load-buffer", "-w", "-"], text) {
            case 0: return .tmux
            case nil: return .byHand(text, because: "tmux does not answer.")
            // Before 3.2 there was no -w.
            default: if try await run(["load-buffer", "-"], text) == 0 { return .tmuxAlone }
            }
            return .byHand(text, because: "tmux did not take it.")
        } catch {
            return .byHand(text, because: "tmux could not be started: \(SystemWords.of(error))")
        }
    }

    /// The exit code; nil for one that had to be ended.
    private func run(_ arguments: [String], _ text: String) async throws -> Int32? {
        let input = Pipe()
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command)
        process.arguments = arguments
        process.environment = variables
        process.standardInput = input.fileHandleForReading
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let (end, hasEnded) = AsyncStream<Void>.makeStream()
        process.terminationHandler = { _ in hasEnded.finish() }
        // Foundation puts it into a process group of its own, so that neither keys nor a suspension reach it.
        try Self.starting.withLock { _ in try process.run() }
        await Self.wait(for: end)
        guard process.isRunning else { return process.terminationStatus }
        kill(process.processIdentifier, SIGKILL)
        return nil
    }

    /// Returns at the end, when the patience is at its end, or when the program is being left.
    private static func wait(for end: AsyncStream<Void>) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in end {} }
            // Cancelled, it has been waited for long enough.
            group.addTask { do { try await Task.sleep(for: patience) } catch {} }
            await group.next()
            group.cancelAll()
        }
    }
}
