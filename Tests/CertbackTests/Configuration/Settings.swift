import Foundation

@testable import certback

/// Settings as a test writes them down: a file that need not exist, variables and flags.
enum Settings {
    static let path = "/etc/certback.yaml"

    static func read(
        _ yaml: String = "", flags: [Setting: String] = [:], variables: [String: String] = [:]
    ) throws -> Configuration {
        let folder = FileManager.default.temporaryDirectory.appending(path: "certback-config-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = "\(folder)/config.yaml"
        try yaml.write(toFile: path, atomically: true, encoding: .utf8)
        let environment = Environment(variables: ["HOME": "/home/ops"].merging(variables) { $1 })
        do throws(ConfigurationError) {
            return try Configuration(flags: flags, path: path, environment: environment)
        } catch {
            throw ConfigurationError(
                place: error.place.replacing(path, with: "FILE"), message: error.message.replacing(path, with: "FILE"))
        }
    }

    /// What is said of settings that cannot be used: `FILE:2: …`.
    static func complaint(
        about yaml: String = "", flags: [Setting: String] = [:], variables: [String: String] = [:]
    ) throws -> String {
        do {
            _ = try read(yaml, flags: flags, variables: variables)
            return "none"
        } catch let error as ConfigurationError {
            return "\(error.place): \(error.message)"
        }
    }
}
