import CloudSimulator
import Foundation

/// A simulator and folders of its own for the commands of one test.
struct Workplace: Sendable {
    let address: SimulatorAddress
    let simulator: CloudSimulator
    let folder: String
    let keys: [String: String]

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
            try await body(Workplace(address: address, simulator: simulator, folder: folder, keys: keys))
        }
    }

    var options: [String] {
        ["--endpoint", address.url, "--cache", "\(folder)/cache", "--state", "\(folder)/state"]
    }

    func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> Program.Outcome {
        try await Program.run(arguments + options, environment: keys.merging(environment) { $1 })
    }

    /// The cache's file, wherever the program put it.
    var cacheFile: String? {
        let base = "\(folder)/cache"
        return FileManager.default.subpaths(atPath: base)?.first { $0.hasSuffix("records.sqlite") }.map { "\(base)/\($0)" }
    }
}
