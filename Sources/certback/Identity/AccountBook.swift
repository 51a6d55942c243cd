import APICore
import Foundation
import RecordModel

/// Which account a key is of, as STS has said: asked once a key, known ever after without a network.
///
/// One small file a key beside the journals of an endpoint; it holds no secret.
struct AccountBook: Sendable {
    /// The state folder of one endpoint.
    let folder: String

    struct Entry: Codable, Hashable, Sendable {
        /// The account's number.
        var account: String
        /// Which of its users or roles the key is.
        var arn: String
        var asOf: Date
    }

    /// Nil where nobody has asked yet. What cannot be read counts as that: it is asked again and written anew.
    func entry(of key: Account) -> Entry? {
        guard let data = FileManager.default.contents(atPath: path(of: key)) else { return nil }
        return try? Self.decoder.decode(Entry.self, from: data)
    }

    /// Kept for the next run; where that fails, it asks again.
    func keep(_ entry: Entry, of key: Account) {
        do {
            let files = FileManager.default
            try files.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try Self.encoder.encode(entry).write(to: URL(filePath: path(of: key)), options: .atomic)
            try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path(of: key))
        } catch {}
    }

    private func path(of key: Account) -> String { "\(folder)/\(key.fingerprint).account.json" }

    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        return encoder
    }()

    private static let decoder: JSONDecoder = {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return decoder
    }()
}
