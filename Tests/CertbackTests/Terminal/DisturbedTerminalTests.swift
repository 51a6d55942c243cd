import CloudSimulator
import Foundation
import Testing

extension TerminalTests {
    /// Another program had the terminal and left it in a state of its own.
    @Suite
    struct DisturbedTerminalTests {
        @Test(.timeLimit(.minutes(1)))
        func ctrlLSetsTheModesAgainAndSendsTheWholeScreen() async throws {
            try await Self.withList { terminal, own in
                terminal.disturb {
                    $0.c_lflag |= tcflag_t(ECHO); $0.c_oflag |= tcflag_t(OPOST | ONLCR)
                }
                #expect(terminal.modes != own)
                terminal.forget()
                #expect(await terminal.repaints())
                #expect(await terminal.wait(for: "? help"))
                #expect(terminal.modes == own)
                #expect(TerminalTrail(terminal.text).isOn[2004] == true)
            }
        }

        /// In cooked modes no key would come; the signal does.
        @Test(.timeLimit(.minutes(1)))
        func afterAStopFromOutsideModesSecondScreenAndSizeAreCertbacksAgain() async throws {
            try await Self.withList { terminal, own in
                terminal.send(SIGSTOP)
                terminal.disturb { $0.c_lflag |= tcflag_t(ICANON | ECHO | ISIG) }
                terminal.forget()
                terminal.resize(columns: 90, rows: 20)
                terminal.send(SIGCONT)
                #expect(await terminal.wait(for: "\u{1B}[?1049h"))
                #expect(await terminal.wait(for: "\u{1B}[?2004h"))
                #expect(terminal.modes == own)
                terminal.forget()
                #expect(await terminal.repaints())
                #expect(await terminal.wait(for: "? help"))
                // No row is gone to that the terminal has no more.
                #expect(!terminal.text.contains(/\u{1B}\[(2[1-9]|30)[;d]/))
            }
        }

        /// Hands over a certback that shows its list, and the modes it works in.
        private static func withList(_ body: @Sendable (PseudoTerminal, [UInt32]) async throws -> Void) async throws {
            try await Workplace.with([.deployed]) { place in
                try await place.inTerminal { terminal in
                    let modes = terminal.modes
                    #expect(await terminal.wait(for: "? help"))
                    #expect(await terminal.repaints())
                    try await body(terminal, terminal.modes)
                    await terminal.type("q")
                    #expect(await terminal.end() == 0)
                    #expect(terminal.modes == modes)
                    #expect(TerminalTrail(terminal.text).isOn[1049] == false)
                }
            }
        }
    }
}
