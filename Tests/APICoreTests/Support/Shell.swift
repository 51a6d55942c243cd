import Foundation
import TestSupport

/// Runs what an operator pastes, as bash would take it: through its input.
enum Shell {
    struct Outcome: Sendable {
        var output: String
        var errors: String
        var exitCode: Int32
    }

    /// Waits on a thread of its own: those of the tests are few, and the cloud that is asked needs them.
    ///
    /// - Parameter environment: all that the commands know, besides where the tools are.
    static func paste(_ text: String, environment: [String: String]) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try run(text, environment) }) }
        }
    }

    private static func run(_ text: String, _ environment: [String: String]) throws -> Outcome {
        let process = Process()
        let (input, output, errors) = (Pipe(), Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["--norc", "--noprofile"]
        process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent"].merging(environment) { $1 }
        (process.standardInput, process.standardOutput, process.standardError) = (input, output, errors)
        try process.runUnblocked()
        try input.fileHandleForWriting.write(contentsOf: Data((text + "\n").utf8))
        try input.fileHandleForWriting.close()
        // Little is said on either, so that neither pipe fills while the other is read.
        let said = output.fileHandleForReading.readDataToEndOfFile()
        let complained = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            output: String(decoding: said, as: UTF8.self), errors: String(decoding: complained, as: UTF8.self),
            exitCode: process.terminationStatus)
    }
}
