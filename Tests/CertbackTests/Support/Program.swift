import Dispatch
import Foundation
import TestSupport

/// The built certback, run as a command.
enum Program {
    /// Beside the test bundle, where the package manager puts both.
    static let path: String = {
        let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let beside = folder.appending(path: "certback").path
        if FileManager.default.isExecutableFile(atPath: beside) { return beside }
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: bundle).deletingLastPathComponent().appending(path: "certback").path
    }()

    struct Outcome: Sendable {
        var output: String
        var talk: String
        /// The signal's number for one that was killed.
        var exitCode: Int32
        var wasKilled: Bool
    }

    /// Runs to the end with nothing of the tester's own environment but PATH.
    ///
    /// - Parameters:
    ///   - delay: kills it so long after its start, unless it has ended by then.
    ///   - largestFile: no file it writes can grow beyond so many blocks of 512 bytes, as on a full disk.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], killedAfter delay: DispatchTimeInterval? = nil,
        largestFile: Int? = nil, executable: String = path
    ) async throws -> Outcome {
        let process = Process()
        let output = Pipe()
        let talk = Pipe()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        if let largestFile {
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", "trap '' XFSZ; ulimit -f \(largestFile); exec \"$@\"", "sh", path] + arguments
        }
        var variables = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "TZ": "Asia/Shanghai"]
        // No test asks the real service; nobody listens there.
        variables["CERTBACK_DEBUG_METADATA"] = "http://127.0.0.1:1"
        variables.merge(environment) { $1 }
        process.environment = variables
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = talk
        try process.runUnblocked()
        let timer = delay.map { Self.executioner(of: process, after: $0) }
        defer { timer?.cancel() }
        let (text, words) = await withTaskCancellationHandler {
            await read(output, talk)
        } onCancel: {
            // The test has ended early, its simulator with it: a program that follows would do so for ever.
            end(process)
        }
        await onOwnThread { process.waitUntilExit() }
        return Outcome(
            output: text, talk: words, exitCode: process.terminationStatus,
            wasKilled: process.terminationReason == .uncaughtSignal)
    }

    /// Both beside each other: a full pipe would hold the program up.
    private static func read(_ output: Pipe, _ talk: Pipe) async -> (String, String) {
        async let printed = onOwnThread { String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) }
        async let said = onOwnThread { String(decoding: talk.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) }
        return await (printed, said)
    }

    private static func executioner(of process: Process, after delay: DispatchTimeInterval) -> any DispatchSourceTimer {
        let timer = DispatchSource.makeTimerSource(queue: .global())
        timer.setEventHandler { end(process) }
        timer.schedule(deadline: .now() + delay, leeway: .nanoseconds(0))
        timer.activate()
        return timer
    }
    private static func end(_ process: Process) {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }
}
