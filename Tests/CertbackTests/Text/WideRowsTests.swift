import BrowserUI
import CloudSimulator
import Foundation
import Testing

/// Wide rows that scroll through a real terminal.
@Suite(.serialized)
struct WideRowsTests {
    private static let names = [
        "新加坡-支付网关", "a证b书c", "香港", "👩‍👩‍👧-gateway", "🇨🇳上海", "e\u{301}te\u{301}-Lyon", "ゲートウェイ", "게이트웨이", "plain-ascii", "❤️-1️⃣", "ｱｲｳ・エ",
        "กำน้ำ-ไทย",
    ]

    private static let records = (0..<60).map { place in
        let name = names[place % names.count]
        let other = names[(place + 5) % names.count]
        return CloudRecord(
            status: place % 3 == 0 ? "failed" : "deployed", certificate: "\(name)\(place)",
            listeners: (0..<(place % 4 + 1)).map { item in
                #"{"id": "\#(other)", "domains": ["\#(name).example.com", "\#(item).\#(other)"], "error": "\#(other) \#(name)"}"#
            })
    }

    @Test(.timeLimit(.minutes(2)), arguments: [(80, 24), (140, 40), (101, 31)])
    func nothingIsLeftBehindWhenWideRowsScroll(columns: Int, rows: Int) async throws {
        try await Workplace.with(Self.records) { place in
            _ = try await place.run("sync")
            let terminal = try await TmuxTerminal(columns: columns, rows: rows, place.commandLine(), environment: place.keys)
            defer { terminal.close() }
            try await terminal.wait(forRow: ">", "\(place.ids[0])")
            for (key, times, row) in [
                ("j", 30, 30), ("k", 17, 13), ("PageDown", 2, nil), ("j", 3, nil), ("PageUp", 1, nil), ("End", 1, 59),
                ("k", 20, 39),
            ] {
                for _ in 0..<times { terminal.press(key) }
                if let row { try await terminal.wait(forRow: ">", "\(place.ids[row])") }
                try await expectCleanScreen(terminal)
            }
        }
    }

    /// The screen as it has come about, beside the same painted on an empty one.
    private func expectCleanScreen(_ terminal: TmuxTerminal) async throws {
        // A command line that opens and closes says that all before it has been painted.
        func settled() async throws -> [String] {
            terminal.type(":")
            try await terminal.wait(for: "Enter: run")
            terminal.press("Escape")
            let screen = try await terminal.wait(for: "the list, its detail read") { screen in
                screen.contains { $0.contains("R roll back") }
                    && screen.contains { $0.contains("─ read ") }
                    && screen.contains { $0.contains("api 0/20") }
            }
            return Array(screen.dropFirst().dropLast(2))
        }
        let before = try await settled()
        terminal.press("C-l")
        let after = try await settled()
        #expect(before == after)
        // Whatever stands before it, the terminal has put the next column where the others have it.
        let columns = Set(
            after.prefix { !$0.hasPrefix("─") }.compactMap { row in
                row.range(of: " clb ").map { String(row[..<$0.lowerBound]).cellWidth }
            })
        #expect(columns.count <= 1, "\(after.joined(separator: "\n"))")
    }
}
