import CloudSimulator
import Foundation
import Testing

extension TerminalTests {
    /// Whatever ends certback, the terminal is as it was.
    @Suite
    struct EndingTests {
        @Test(.timeLimit(.minutes(1)), arguments: Ending.orderly)
        func theTerminalIsGivenBack(ending: Ending) async throws {
            try await Self.end(by: ending) { place, left in
                #expect(!left.contains("certback"), "nothing to tell of: \(left.debugDescription)")
                #expect(place.crashFiles.isEmpty)
            }
        }

        /// The keys are in the process's memory, and in nothing that it leaves.
        @Test(.timeLimit(.minutes(1)), arguments: Ending.crashes)
        func theTerminalIsGivenBackByACrashThatLeavesAFileWithoutSecrets(ending: Ending) async throws {
            let name = try #require(ending.told)
            try await Self.end(by: ending) { place, left in
                let path = try #require(place.crashFiles.first)
                #expect(place.crashFiles.count == 1)
                #expect(left.contains(name == "SIGQUIT" ? "certback was ended by SIGQUIT. " : "certback crashed (\(name)). "))
                #expect(left.contains("Crash file: \(path). A change that was sent goes on in the cloud"))
                let attributes = try FileManager.default.attributesOfItem(atPath: path)
                #expect(attributes[.posixPermissions] as? Int == 0o600)
                let report = try String(contentsOfFile: path, encoding: .utf8)
                #expect(report.hasPrefix("certback 0.1.0\nsignal: \(name), \(ending.exitCode - 128)\n"))
                #expect(
                    report.split(separator: "\n").count { $0.hasSuffix("]") && $0.contains("[0x") } >= 5, "callers: \(report)")
                for secret in place.keys.values { #expect(!report.contains(secret) && !left.contains(secret)) }
            }
        }

        @Test(.timeLimit(.minutes(1)))
        func whereNoCrashFileCanBeWrittenTheSentenceSaysSo() async throws {
            try await Workplace.with([]) { place in
                var place = place
                place.stateFolder = "/proc/nowhere"
                try await place.inTerminal { terminal in
                    #expect(await terminal.wait(for: "? help"))
                    terminal.send(SIGSEGV)
                    #expect(await terminal.end() == 128 + SIGSEGV)
                    #expect(TerminalTrail(terminal.text).rest.contains("No crash file could be written in /proc/nowhere. "))
                }
            }
        }

        /// Its description asks for pauses, in marks that only ncurses understands.
        @Test(.timeLimit(.minutes(1)))
        func aTerminalWithoutASecondScreenGetsTheSentenceOnALineOfItsOwn() async throws {
            try await Workplace.with([]) { place in
                try await place.inTerminal(environment: ["TERM": "vt100"]) { terminal in
                    #expect(await terminal.wait(for: "? help"))
                    terminal.send(SIGSEGV)
                    #expect(await terminal.end() == 128 + SIGSEGV)
                    #expect(terminal.text.contains("\r\ncertback crashed (SIGSEGV). "))
                    #expect(!terminal.text.contains("$<"))
                }
            }
        }

        /// Who asks by SIGQUIT wants to know what the screen is doing, whichever thread the signal comes to.
        @Test(.timeLimit(.minutes(1)))
        func aScreenThatHangsSaysWhere() async throws {
            let hang = Ending(
                name: "hang", keys: "\u{C}", signal: SIGQUIT, crash: "screen:hang", exitCode: 128 + SIGQUIT, told: "SIGQUIT")
            try await Self.end(by: hang) { place, _ in
                let report = try String(contentsOfFile: try #require(place.crashFiles.first), encoding: .utf8)
                #expect(report.contains("pause"))
            }
        }

        @Test(.timeLimit(.minutes(1)))
        func aCacheThatCannotBeOpenedIsExplainedOnTheNormalScreen() async throws {
            try await Workplace.with([]) { place in
                var place = place
                place.cacheFolder = "/proc/nowhere"
                try await place.inTerminal { terminal in
                    let modes = terminal.modes
                    #expect(await terminal.end() == 1)
                    #expect(terminal.modes == modes)
                    let trail = TerminalTrail(terminal.text)
                    #expect(TerminalTrail.askedFor.allSatisfy { trail.isOn[$0] != true })
                    #expect(terminal.text.contains("certback: "))
                }
            }
        }

        /// Ends a certback that shows the list, and looks at what is left of it: first whatever holds for every ending.
        private static func end(
            by ending: Ending, _ check: @Sendable (Workplace, String) throws -> Void
        ) async throws {
            try await Workplace.with([]) { place in
                // Swift's own answer to a crash is a dialogue, for which the screen is no place.
                var environment = ["SWIFT_BACKTRACE": "enable=yes,interactive=yes"]
                environment["CERTBACK_DEBUG_CRASH"] = ending.crash
                try await place.inTerminal(environment: environment) { terminal in
                    let modes = terminal.modes
                    #expect(await terminal.wait(for: "? help"))
                    // Not the first moment: what a report needs is gathered after the first screen.
                    if ending.crash == nil { #expect(await terminal.repaints()) }
                    #expect(terminal.modes != modes)
                    await terminal.type(ending.keys)
                    if ending.crash == "screen:hang" { #expect(await terminal.wait(for: "hanging")) }
                    if let signal = ending.signal { terminal.send(signal) }
                    #expect(await terminal.end() == ending.exitCode)
                    #expect(terminal.modes == modes)
                    let trail = TerminalTrail(terminal.text)
                    for number in TerminalTrail.askedFor { #expect(trail.isOn[number] == false, "mode \(number)") }
                    #expect(trail.isOn[TerminalTrail.cursor] != false)
                    try check(place, String(trail.rest))
                }
            }
        }
    }
}

extension Workplace {
    fileprivate var crashFiles: [String] {
        let names = FileManager.default.subpaths(atPath: stateFolder) ?? []
        return names.filter { $0.hasPrefix("crash-") }.map { "\(stateFolder)/\($0)" }
    }
}
