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
    @concurrent
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
        try process.run()
        // Read beside each other: a full pipe would hold the program up.
        async let said = Self.text(of: talk)
        let printed = await Self.text(of: output)
        let words = await said
        process.waitUntilExit()
        return Outcome(output: printed, talk: words, exitCode: process.terminationStatus)
    }

    @concurrent
    private static func text(of pipe: Pipe) async -> String {
        String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
}
