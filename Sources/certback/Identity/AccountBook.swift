import APICore
import Foundation
import RecordModel

/// Which account a key is of, as STS has said: asked once a key, known ever after without a network.
///
/// One small file a key beside the journals of an endpoint, a line each for number, time and ARN; it holds no secret. Plain
/// lines: the first screen waits for it, and a decoder of JSON takes as long to be ready as a look into the cache.
struct AccountBook: Sendable {
    /// The state folder of one endpoint.
    let folder: String

    struct Entry: Hashable, Sendable {
        /// The account's number.
        var account: String
        /// Which of its users or roles the key is.
        var arn: String
        var asOf: Date
    }

    /// Nil where nobody has asked yet. What cannot be read counts as that: it is asked again and written anew.
    func entry(of key: Account) -> Entry? {
        guard let data = FileManager.default.contents(atPath: path(of: key)) else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 4, !lines[0].isEmpty, let seconds = Double(lines[1]) else { return nil }
        return Entry(account: String(lines[0]), arn: String(lines[2]), asOf: Date(timeIntervalSince1970: seconds))
    }

    /// Kept for the next run; where that fails, it asks again.
    func keep(_ entry: Entry, of key: Account) {
        do {
            let files = FileManager.default
            try files.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let lines = [entry.account, "\(Int(entry.asOf.timeIntervalSince1970))", entry.arn].map(\.cleaned)
            try Data("\(lines.joined(separator: "\n"))\n".utf8).write(to: URL(filePath: path(of: key)), options: .atomic)
            try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path(of: key))
        } catch {}
    }

    private func path(of key: Account) -> String { "\(folder)/\(key.fingerprint).account" }
}
