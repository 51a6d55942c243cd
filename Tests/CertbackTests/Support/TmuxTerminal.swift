import Foundation
import RecordModel
import TestSupport
import Testing

/// certback in a real terminal: a tmux server of its own, driven over tmux's control mode.
///
/// Nothing here sleeps: tmux says when the program has written something, and only then the screen is looked at again.
/// A test that waits for what never comes is ended by its time limit and shows the last screen.
final class TmuxTerminal {
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    private let folder: String
    private let client = Process()
    private let input = Pipe()
    private var lines: AsyncStream<String>.Iterator
    /// True when the program has written something after the screen was last captured.
    private var hasUnseenOutput = false
    /// All bytes the program has written, as far as they have been seen; what is no UTF-8 is replaced.
    private(set) var output = ""

    /// Starts `command` in a terminal of that size; the shell line that follows shows its exit code.
    init(columns: Int, rows: Int, _ command: String, environment: [String: String] = [:]) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "certback-tmux-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let settings = """
            set -g default-size \(columns)x\(rows)
            set -g status off
            set -g default-terminal screen-256color
            set -sg escape-time 0

            """
        try settings.write(toFile: "\(folder)/tmux.conf", atomically: true, encoding: .utf8)
        var variables = ["HOME": folder, "LANG": "C.UTF-8", "TZ": "Asia/Shanghai"]
        variables.merge(environment) { $1 }
        let assignments = variables.map { "\($0)='\($1)'" }.sorted().joined(separator: " ")
        // Ctrl-C is for the program; the shell that tells of its end must live on.
        let script =
            "trap : INT\nenv -u TENCENTCLOUD_SECRET_ID -u TENCENTCLOUD_SECRET_KEY \(assignments) \(command); echo \"[ended $?]\"; exec cat\n"
        try script.write(toFile: "\(folder)/run.sh", atomically: true, encoding: .utf8)
        let output = Pipe()
        lines = Self.lines(of: output).makeAsyncIterator()
        client.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        client.arguments = [
            "tmux", "-u", "-S", "\(folder)/socket", "-f", "\(folder)/tmux.conf", "-C", "new-session", "sh \(folder)/run.sh",
        ]
        client.standardInput = input
        client.standardOutput = output
        client.standardError = FileHandle.nullDevice
        // A terminal that has gone is an error of the test, not the end of all tests.
        signal(SIGPIPE, SIG_IGN)
        try client.runUnblocked()
        // What is asked of tmux before it has a session is refused.
        while let line = await nextLine(), !line.hasPrefix("%session-changed") {}
    }

    /// Ends the tmux server and with it the program, whatever it is doing.
    func close() {
        // By a client of its own: what the other one still has to read does not matter any more.
        let end = Process()
        end.executableURL = client.executableURL
        end.arguments = ["tmux", "-S", "\(folder)/socket", "kill-server"]
        end.standardError = FileHandle.nullDevice
        try? end.runUnblocked()
        end.waitUntilExit()
        client.terminate()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Types text as if by hand.
    func type(_ text: String) {
        for character in text { send("send-keys -l -- '\(character)'") }
    }

    /// Presses keys by tmux's names: `Enter`, `Escape`, `Down`, `C-c`.
    func press(_ keys: String...) {
        for key in keys { send("send-keys \(key)") }
    }

    /// Answers a question as a hand does: the text, a moment's rest when it stands there, Enter.
    func confirm(_ text: String, standingAs all: String? = nil) async throws {
        type(text)
        // tmux leaves out blanks at the end of a row.
        let shown = (": " + (all ?? text)).trimmingCharacters(in: .whitespaces)
        try await wait(for: "the answer \(shown)") { $0.contains { $0.hasSuffix(shown) || $0.contains(shown + " ") } }
        try await Task.sleep(for: .seconds(2 * ConfirmedPlan.pauseBeforeEnter))
        press("Enter")
    }

    func resize(columns: Int, rows: Int) { send("resize-window -x \(columns) -y \(rows)") }

    /// Waits until the screen fulfils the condition and returns it, a row an element.
    @discardableResult
    func wait(for what: String, where isThere: ([String]) -> Bool) async throws -> [String] {
        var screen = try await capture()
        while !isThere(screen) {
            guard await nextOutput() else {
                let missing = Missing(description: "waited for \(what); the last screen was:\n" + screen.joined(separator: "\n"))
                // What is thrown after the time limit is not told.
                if Task.isCancelled { Issue.record(missing) }
                throw missing
            }
            screen = try await capture()
        }
        return screen
    }

    /// Waits until some row contains the text.
    @discardableResult
    func wait(for text: String) async throws -> [String] {
        try await wait(for: "\"\(text)\"") { $0.contains { $0.contains(text) } }
    }

    /// Waits until one row contains all the texts.
    @discardableResult
    func wait(forRow texts: String...) async throws -> [String] {
        try await wait(for: "a row with \(texts)") { $0.contains { row in texts.allSatisfy(row.contains) } }
    }

    /// False when the terminal is gone or the test's time is up.
    private func nextOutput() async -> Bool {
        if hasUnseenOutput { return true }
        while let line = await nextLine() {
            if line.hasPrefix("%output") { return true }
            if line.hasPrefix("%exit") { return false }
        }
        return false
    }

    /// The next line of tmux's talk; what it tells of the program's output is kept.
    private func nextLine() async -> String? {
        let line = await lines.next(isolation: #isolation)
        if let line, line.hasPrefix("%output") { output += ControlMode.output(of: line) }
        return line
    }

    private func capture() async throws -> [String] { try await answer(to: "capture-pane -p") }

    /// What tmux would paste now, a row an element.
    func pasteBuffer() async throws -> [String] { try await answer(to: "show-buffer") }

    /// What tmux would paste now, byte for byte.
    func pastedText() async throws -> String {
        let path = "\(folder)/pasted"
        _ = try await answer(to: "save-buffer \(path)")
        return try String(contentsOfFile: path, encoding: .utf8)
    }

    /// Sends bytes as a terminal would, such as the reports of a mouse.
    func send(bytes: String) {
        send("send-keys -H " + bytes.utf8.map { String($0, radix: 16) }.joined(separator: " "))
    }

    /// What stands between the two marks in control mode's answer.
    private func answer(to command: String) async throws -> [String] {
        let mark = "screen-\(UUID())"
        send("display-message -p \(mark) ; \(command) ; display-message -p end-\(mark)")
        var rows: [String]?
        while let line = await nextLine() {
            if line == mark {
                rows = []
                hasUnseenOutput = false
            } else if line.hasPrefix("%output") {
                hasUnseenOutput = true
            } else if line == "end-\(mark)" {
                return rows ?? []
            } else if !line.hasPrefix("%") {
                rows?.append(line)
            }
        }
        let missing = Missing(description: "the terminal is gone")
        if Task.isCancelled { Issue.record(missing) }
        throw missing
    }

    private func send(_ command: String) {
        try? input.fileHandleForWriting.write(contentsOf: Data((command + "\n").utf8))
    }

    private static func lines(of pipe: Pipe) -> AsyncStream<String> {
        let (lines, continuation) = AsyncStream<String>.makeStream()
        let end = pipe.fileHandleForReading
        // On a thread that keeps the pipe open to its end: Dispatch crashes over a descriptor that is closed while it watches it.
        Thread.detachNewThread {
            let buffer = LineBuffer()
            while case let data = end.availableData, !data.isEmpty {
                for line in buffer.add(data) { continuation.yield(line) }
            }
            continuation.finish()
        }
        return lines
    }
}

private enum ControlMode {
    /// What a line `%output %0 TEXT` stands for: control characters and backslashes come as three octal digits.
    static func output(of line: String) -> String {
        let text = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false).dropFirst(2).first ?? ""
        var parts = text.split(separator: "\\", omittingEmptySubsequences: false)[...]
        var output = String(parts.popFirst() ?? "")
        for part in parts {
            if let code = UInt8(part.prefix(3), radix: 8) { output.unicodeScalars.append(Unicode.Scalar(code)) }
            output += part.dropFirst(3)
        }
        return output
    }
}
