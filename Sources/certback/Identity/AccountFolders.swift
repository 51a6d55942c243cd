import Foundation
import RecordModel
import RecordStore

/// Names the folder that holds an account's journal and records: the same one whichever of its keys is used.
///
/// A folder is named after the key that made it, since a key can be told without asking anybody. A link `account-NUMBER`
/// beside it leads the account's other keys there.
struct AccountFolders: Sendable {
    /// The state folder of one endpoint.
    let base: String

    /// - Parameter key: whose name the folder gets if it is the account's first.
    func name(of number: String, for key: Account) -> String {
        let link = link(number)
        if let first = target(of: link) { return first == key.fingerprint || hasUnsettledChanges(key) ? key.fingerprint : first }
        do {
            let files = FileManager.default
            try files.createDirectory(atPath: base, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try files.createSymbolicLink(atPath: link, withDestinationPath: key.fingerprint)
            return key.fingerprint
        } catch {
            // Another process was first; or the folder cannot be written, which opening the journal will tell.
            return target(of: link) ?? key.fingerprint
        }
    }

    /// The same, of an account that has a folder already; nothing is written.
    func existingName(of number: String) -> String? { target(of: link(number)) }

    /// False where no account's number has been found out yet.
    var knowsAccounts: Bool {
        do { return try FileManager.default.contentsOfDirectory(atPath: base).contains { $0.hasPrefix(Self.prefix) } } catch {
            return false
        }
    }

    func exists(for key: Account) -> Bool { FileManager.default.fileExists(atPath: "\(base)/\(key.fingerprint)") }

    private static let prefix = "account-"

    /// The number comes from outside and must name no other place.
    private func link(_ number: String) -> String {
        "\(base)/\(Self.prefix)\(number.filter { $0.isLetter || $0.isNumber })"
    }

    private func target(of link: String) -> String? {
        do { return try FileManager.default.destinationOfSymbolicLink(atPath: link) } catch { return nil }
    }

    /// What was begun before the account was known is followed to its end where it was written down.
    private func hasUnsettledChanges(_ key: Account) -> Bool {
        let folder = "\(base)/\(key.fingerprint)"
        guard FileManager.default.fileExists(atPath: "\(folder)/\(Journal.fileName)") else { return false }
        // A journal that cannot be read may hold some.
        do { return try !Journal(folder: folder).unsettled().isEmpty } catch { return true }
    }
}
