import Testing

/// How many bytes it costs to move about.
@Suite(.serialized)
struct SlowLinkTests {
    /// Within the screen and, from the twentieth row on, beyond its edge.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            ("xterm-256color", "--low-bandwidth", 120), ("linux", "--low-bandwidth", 120), ("screen", "--low-bandwidth", 120),
            // What the detail below the list says comes on top.
            ("xterm-256color", "", 280), ("xterm-256color", "--no-color", 260),
        ])
    func aLineDownCostsFewBytes(type: String, options: String, most: Int) async throws {
        let records = Array(repeating: CloudRecord(), count: 40)
        try await Workplace.with(records, faults: ["detail:slow=600"]) { place in
            _ = try await place.run("sync")
            let terminal = try await TmuxTerminal(
                columns: 80, rows: 24, "\(place.commandLine()) \(options)",
                environment: .plain(["TERM": type]).merging(place.keys) { $1 })
            defer { terminal.close() }
            try await terminal.wait(forRow: "> \(place.ids[0])", "DEPLOYED")
            try await terminal.wait(for: "40 of 40")
            try await terminal.wait(for: "? help")
            var costs: [Int] = []
            for id in place.ids.dropFirst() {
                let before = terminal.output.utf8.count
                terminal.type("j")
                try await terminal.wait(forRow: "> \(id)", "DEPLOYED")
                costs.append(terminal.output.utf8.count - before)
            }
            // The end of a frame may come after the row that was waited for, and then counts for the next key.
            let pairs = zip(costs.dropFirst(), costs.dropFirst(2)).map { $0 + $1 }
            #expect(pairs.count == 37 && pairs.allSatisfy { (2..<2 * most).contains($0) }, "\(costs)")
        }
    }
}
