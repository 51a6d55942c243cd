import Foundation
import TestSupport
import Testing

/// The very bytes that the screen sends to the terminal.
@Suite(.serialized)
struct WireTests {
    private func inTerminal(
        _ arguments: [String], _ environment: [String: String] = [:], _ body: (PseudoTerminal) async throws -> Void
    ) async throws {
        let usual = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "Asia/Shanghai", "HOME": "/nonexistent"]
        try await PseudoTerminal.with(
            columns: 140, rows: 45, [Program.path] + arguments, environment: usual.merging(environment) { $1 },
            body)
    }

    @Test(.timeLimit(.minutes(2)))
    func noNameSendsTheTerminalACommand() async throws {
        try await HostileCloud.with { cloud in
            let place = cloud.place
            _ = try await place.run("sync")
            try await inTerminal(place.options, place.keys.merging(cloud.environment) { $1 }) { terminal in
                for _ in 0..<4 { try await terminal.press("\u{6}") }
                try await terminal.press("g\r", until: "evil.example")
                for key in [
                    "\u{6}", "\u{6}", "\u{1B}", "j", "\r", "\u{1B}", "R", "\u{1B}", "T", "\u{1B}", "t", "\u{1B}", "L", "\u{1B}",
                    "/",
                ] {
                    try await terminal.press(key)
                }
                for sample in HostileCloud.arguments { try await terminal.press("\u{15}\u{1B}[200~\(sample.text)\u{1B}[201~") }
                let written = terminal.text
                let offences = Set(HostileText.offences(in: written))
                #expect(offences.subtracting(["U+1B", "U+D", "U+8", "U+9", "U+E", "U+F"]).isEmpty, "\(offences)")
                // The beginnings of OSC, DCS, APC, PM and SOS, and a reset.
                for opener in ["]", "P", "_", "^", "X", "c"] { #expect(!written.contains("\u{1B}\(opener)"), "ESC \(opener)") }
            }
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func toATerminalThatIsWideNothingAmbiguousIsSent() async throws {
        try await inTerminal(["demo", "--ambiguous-width", "wide"]) { terminal in
            try await terminal.press("", until: "1000241")
            try await terminal.press(":1000241\r", until: "zhifu-hk.example.com")
            try await terminal.press("\r", until: "新加坡")
            for key in ["\u{1B}", "R", "\u{1B}", "t", "\u{1B}", "?", "\u{1B}"] { try await terminal.press(key) }
            let others = Set(terminal.text.unicodeScalars.filter { !$0.isASCII && ($0.value < 0x2E80 || $0 == "\u{FFFD}") })
            #expect(others.isEmpty, "\(others)")
        }
        try await inTerminal(["demo"]) { terminal in try await terminal.press("", until: "─") }
    }
}

extension PseudoTerminal {
    /// Returns when what the keys did has been painted, and the text has come.
    fileprivate func press(_ keys: String, until text: String? = nil) async throws {
        await type(Array(keys.utf8))
        var isThere = false
        repeat {
            // Each repaint sends the whole screen; what came before it need not be searched again and again.
            let seen = output.count
            try #require(await repaints())
            isThere = text.map { !output[seen...].ranges(of: Array($0.utf8)).isEmpty } ?? true
        } while !isThere
    }
}
