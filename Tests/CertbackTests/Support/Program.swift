import Dispatch
import Foundation

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

    struct Outcome {
        var output: String
        var talk: String
        var exitCode: Int32
    }

    /// Runs to the end with nothing of the tester's own environment but PATH.
    static func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> Outcome {
        let process = Process()
        let output = Pipe()
        let talk = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        var variables = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "TZ": "Asia/Shanghai"]
        variables.merge(environment) { $1 }
        process.environment = variables
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = talk
        try process.runUnblocked()
        // Read beside each other: a full pipe would hold the program up.
        async let said = text(of: talk.fileHandleForReading)
        let printed = await text(of: output.fileHandleForReading)
        let words = await said
        await waitForEnd(of: process)
        return Outcome(output: printed, talk: words, exitCode: process.terminationStatus)
    }

    // What blocks is kept off the threads the simulator needs.

    private static func text(of handle: FileHandle) async -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: String(decoding: handle.readDataToEndOfFile(), as: UTF8.self))
            }
        }
    }

    private static func waitForEnd(of process: Process) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                process.waitUntilExit()
                continuation.resume()
            }
        }
    }
}
