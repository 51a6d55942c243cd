import CloudSimulator
import Dispatch
import Foundation

/// A simulator and folders of its own for the commands of one test.
struct Workplace: Sendable {
    var address: SimulatorAddress
    let simulator: CloudSimulator
    let folder: String
    let keys: [String: String]
    /// The hand-written records, in the order given.
    var ids: [Int] = []
    var cacheFolder: String
    var stateFolder: String

    /// Runs the body beside a running simulator; the folders are removed at the end.
    static func with<Value: Sendable>(
        _ change: (inout SimulatorOptions) -> Void = { _ in }, _ body: @Sendable (Workplace) async throws -> Value
    ) async throws -> Value {
        var options = SimulatorOptions()
        options.itemDuration = .milliseconds(20)
        change(&options)
        let keys = ["TENCENTCLOUD_SECRET_ID": options.secretID, "TENCENTCLOUD_SECRET_KEY": options.secretKey]
        let folder = FileManager.default.temporaryDirectory.appending(path: "certback-test-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let simulator = try CloudSimulator(options: options)
        return try await simulator.withServer { address in
            try await body(
                Workplace(
                    address: address, simulator: simulator, folder: folder, keys: keys, cacheFolder: "\(folder)/cache",
                    stateFolder: "\(folder)/state"))
        }
    }

    /// The same beside an account of hand-written records and nothing else.
    static func with<Value: Sendable>(
        _ records: [CloudRecord], faults: [String] = [], itemDuration: Duration = .milliseconds(20),
        now: @escaping @Sendable () -> Date = { Date() }, _ body: @Sendable (Workplace) async throws -> Value
    ) async throws -> Value {
        let faults = try faults.map { try Fault(parsing: $0) }
        return try await with {
            $0.recordCount = 0
            $0.demoRecords = Array(CloudRecord.json(of: records).utf8)
            $0.faults = faults
            $0.itemDuration = itemDuration
            $0.now = now
        } _: { place in
            var place = place
            // The simulator numbers hand-written records downwards to this one.
            place.ids = records.indices.map { 999_991 + records.count - $0 }
            return try await body(place)
        }
    }

    var options: [String] {
        ["--endpoint", address.url, "--cache", cacheFolder, "--state", stateFolder]
    }

    func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> Program.Outcome {
        try await run(arguments, environment: environment)
    }

    func run(
        _ arguments: [String], environment: [String: String] = [:], killedAfter delay: DispatchTimeInterval? = nil,
        largestFile: Int? = nil
    ) async throws -> Program.Outcome {
        try await Program.run(
            arguments + options, environment: keys.merging(environment) { $1 }, killedAfter: delay, largestFile: largestFile)
    }

    /// The command as a line for a shell.
    func commandLine(_ arguments: String...) -> String { commandLine(arguments) }

    func commandLine(_ arguments: [String]) -> String { ([Program.path] + arguments + options).joined(separator: " ") }

    /// The journal as the program prints it.
    func journal() async throws -> [JournalEntry] {
        try JournalEntry.all(in: try await run("journal", "--format", "json").output)
    }

    /// The cache's file, wherever the program put it.
    var cacheFile: String? { file(named: "records.sqlite", below: cacheFolder) }

    /// The journal's file, likewise.
    var journalFile: String? { file(named: "journal.sqlite", below: stateFolder) }

    private func file(named name: String, below base: String) -> String? {
        FileManager.default.subpaths(atPath: base)?.first { $0.hasSuffix("/\(name)") }.map { "\(base)/\($0)" }
    }
}
