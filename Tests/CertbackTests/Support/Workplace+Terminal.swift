import Foundation
import RecordModel
import Testing

extension Workplace {
    /// The screen in a terminal of its own, run as a shell would: with nothing of the tester's environment.
    ///
    /// - Parameter isImmune: started as by nohup, with SIGHUP ignored.
    func inTerminal<Value: Sendable>(
        columns: Int = 100, rows: Int = 30, environment: [String: String] = [:], isImmune: Bool = false,
        _ body: (PseudoTerminal) async throws -> Value
    ) async throws -> Value {
        var variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "Asia/Shanghai", "HOME": "/nonexistent"]
        variables.merge(keys) { $1 }
        variables.merge(environment) { $1 }
        let command = [Program.path] + options
        let arguments = isImmune ? ["/bin/sh", "-c", "trap '' HUP; exec \"$@\"", "sh"] + command : command
        return try await PseudoTerminal.with(columns: columns, rows: rows, arguments, environment: variables, body)
    }
}

extension PseudoTerminal {
    /// Goes back to the list from wherever the keys have led, and quits.
    func leave() async throws {
        resize(columns: 100, rows: 30)
        for _ in 0..<200 {
            guard await repaints() else { break }
            await type([0x1B])
            guard await repaints() else { break }
            await type("q")
        }
        try #require(exitCode != nil, "the program neither paints nor ends")
    }

    func type(_ text: String) async { await type(Array(text.utf8)) }

    /// Presses Enter as a hand does, a moment after the key before it.
    func pressEnter() async throws {
        try await Task.sleep(for: .seconds(2 * ConfirmedPlan.pauseBeforeEnter))
        await type("\r")
    }

    /// From the list to a rollback of that record that has been sent.
    func rollBack(_ id: Int, until isSent: () -> Bool) async throws {
        await type(":\(id)\r")
        while !text.contains("> \(id)"), await repaints() {}
        forget()
        await type("R")
        // No question takes a key for its first 400 ms, and says so.
        while !text.contains("press Enter to roll back"), await repaints() {}
        await type("\(id)")
        // By the time it is painted all has been read.
        _ = await repaints()
        try await pressEnter()
        while !isSent(), await repaints() {}
        try #require(isSent(), "the rollback was not sent")
    }
}
