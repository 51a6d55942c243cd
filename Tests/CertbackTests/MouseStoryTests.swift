import CloudSimulator
import Testing

/// The mouse: off until asked for, and never able to confirm.
@Suite(.serialized)
struct MouseStoryTests {
    private static let xterm = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "Asia/Shanghai", "HOME": "/nonexistent"]

    private static func click(row: Int, column: Int = 5) -> String {
        "\u{1B}[<0;\(column + 1);\(row + 1)M\u{1B}[<0;\(column + 1);\(row + 1)m"
    }

    @Test(.timeLimit(.minutes(1)))
    func theTerminalIsAskedForItOnlyWhileItIsOn() async throws {
        try await Workplace.with([.deployed]) { place in
            try await PseudoTerminal.with(
                columns: 100, rows: 30, [Program.path] + place.options, environment: Self.xterm.merging(place.keys) { $1 }
            ) { terminal in
                let (on, off) = ("\u{1B}[?1006;1000h", "\u{1B}[?1006;1000l")
                await terminal.wait(for: "\(place.ids[0])")
                await terminal.type(Array("jj?qtq".utf8))
                #expect(await terminal.repaints())
                #expect(!terminal.contains("\u{1B}[?1000") && !terminal.contains("\u{1B}[?1006"))
                await terminal.type(Array("M".utf8))
                await terminal.wait(for: on)
                #expect(!terminal.contains(off))
                await terminal.type(Array("M".utf8))
                await terminal.wait(for: off)
                // Left on, it is off while the shell has the terminal, and at the end. Nobody would continue a session's only
                // program, so the system does not stop it, and it comes back at once.
                await terminal.type(Array("M\u{1A}".utf8))
                #expect(await terminal.repaints())
                await terminal.type(Array("q".utf8))
                #expect(await terminal.end() == 0)
                #expect(terminal.output.ranges(of: Array(on.utf8)).count == 3)
                #expect(terminal.output.ranges(of: Array(off.utf8)).count == 3)
            }
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func itGoesToRowsAndNoClickConfirms() async throws {
        let records = Array(repeating: CloudRecord.deployed, count: 30)
        try await Workplace.with(records) { place in
            let terminal = try await TmuxTerminal(
                columns: 100, rows: 30, place.commandLine(), environment: place.keys.merging(["TERM": "xterm-256color"]) { $1 })
            defer { terminal.close() }

            try await terminal.wait(forRow: "> \(place.ids[0])")
            // A terminal that another program has left reporting: off, it means nothing and types nothing.
            terminal.type(":")
            terminal.send(bytes: Self.click(row: 7))
            terminal.type("x")
            try await terminal.wait(for: " :x")
            terminal.press("Escape")
            terminal.type("M")
            try await terminal.wait(for: "Mouse on: a click goes to a row.")
            terminal.send(bytes: Self.click(row: 8))
            try await terminal.wait(forRow: "> \(place.ids[5])")
            terminal.send(bytes: "\u{1B}[<65;5;5M\u{1B}[<65;5;5M\u{1B}[<64;5;5M")
            try await terminal.wait(forRow: "> \(place.ids[8])")
            terminal.type("R")
            let id = place.ids[8]
            try await terminal.wait(for: "Type \(id) and press Enter")
            for row in 0..<30 { terminal.send(bytes: Self.click(row: row, column: 40)) }
            terminal.type("\(id)")
            try await terminal.wait(for: "Type \(id) and press Enter to roll back: \(id)")
            for row in 0..<30 { terminal.send(bytes: Self.click(row: row, column: 40) + "\u{1B}[<65;5;5M") }
            let screen = try await terminal.wait(for: "Type \(id) and press Enter to roll back: \(id)")
            #expect(!screen.contains { $0.contains("nothing was sent") })
            terminal.press("Escape")
            try await terminal.wait(forRow: "> \(id)", "DEPLOYED")
            terminal.type("q")
            try await terminal.wait(for: "[ended 0]")
            #expect(place.simulator.changeRequests.isEmpty)
        }
    }
}
