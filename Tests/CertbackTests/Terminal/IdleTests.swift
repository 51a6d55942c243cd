import Dispatch
import Foundation
import Testing

extension TerminalTests {
    @Suite(.enabled(if: isSoak, "takes long: make soak"))
    struct IdleTests {
        /// Ten minutes, or as many seconds as `CERTBACK_IDLE_SECONDS` says.
        private static let seconds =
            ProcessInfo.processInfo.environment["CERTBACK_IDLE_SECONDS"].flatMap(Int.init) ?? 600

        /// What a process has used of the machine: ticks of processor time, and how often each of its threads went to sleep.
        private struct Use {
            var ticks: Int
            var sleeps: [String: Int]
        }

        /// The age of the list is told in minutes: a few bytes each. Nothing else is written, and nobody wakes up to look.
        @Test(.timeLimit(.minutes(20)))
        func anIdleScreenUsesNoProcessorAndWritesItsAgeAlone() async throws {
            try await Workplace.with([.deployed, .deployed, .deployed]) { place in
                _ = try await place.run("sync")
                try await place.inTerminal { terminal in
                    #expect(await terminal.wait(for: "? help"))
                    // Until the row under the cursor has been read, and what was asked for has left the line of requests.
                    await Self.pause(seconds: 15)
                    terminal.forget()
                    let before = try Self.use(of: terminal.processNumber)
                    await Self.pause(seconds: Self.seconds)
                    let after = try Self.use(of: terminal.processNumber)
                    // A tick is 10 ms. Two a minute have been seen of a debug build, which is 0.03 % of a processor.
                    #expect(after.ticks - before.ticks <= 4 * (Self.seconds / 60 + 1))
                    // Once a second one thread of Dispatch looks after the others, in any program that uses it.
                    for (thread, sleeps) in after.sleeps {
                        #expect(sleeps - (before.sleeps[thread] ?? 0) <= Self.seconds * 11 / 10 + 10, "thread \(thread)")
                    }
                    #expect(terminal.text.utf8.count <= 80 * (Self.seconds / 60 + 1))
                    await terminal.type("q")
                    #expect(await terminal.end() == 0)
                    print("idle for \(Self.seconds) s: \(after.ticks - before.ticks) ticks, \(terminal.text.utf8.count) bytes")
                }
            }
        }

        private static func use(of process: pid_t) throws -> Use {
            let stat = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
            let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
            let ticks = fields[12...13].compactMap { Int($0) }.reduce(0, +)
            let tasks = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")
            var sleeps: [String: Int] = [:]
            for task in tasks {
                let status = try String(contentsOfFile: "/proc/\(process)/task/\(task)/status", encoding: .utf8)
                let line = status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
                sleeps[task] = line.flatMap { Int($0.split(separator: "\t").last ?? "") }
            }
            return Use(ticks: ticks, sleeps: sleeps)
        }

        /// Idling is what is tried here.
        private static func pause(seconds: Int) async {
            await onOwnThread { _ = Foundation.sleep(UInt32(seconds)) }
        }
    }
}
