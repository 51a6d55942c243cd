import Foundation

/// A fresh folder, removed with everything in it when the test ends.
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        let root = FileManager.default.temporaryDirectory
        path = root.appendingPathComponent("certback-\(UUID().uuidString)").path
    }

    deinit {
        // Nothing to remove where the test opened nothing.
        try? FileManager.default.removeItem(atPath: path)
    }
}
