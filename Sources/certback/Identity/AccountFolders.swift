import Foundation
import RecordModel
import RecordStore

/// Names the folder that holds an account's journal and records: the same one whichever of its keys is used.
///
/// A folder is named after the key that made it, since a key can be told without asking anybody, and after the account's number
/// where keys come and go. A link `account-NUMBER` beside it leads the account's other keys there.
struct AccountFolders: Sendable {
    /// The state folder of one endpoint.
    let base: String

    /// - Parameter key: whose name the folder gets if it is the account's first; nil for keys that come and go, whose id tells
    ///   nothing, and whose source may turn to another account.
    func name(of number: String, for key: Account?) -> String {
        let name = existingName(of: number, for: key)
        let link = link(number)
        guard name != Self.configured(number) else { return name }
        // Another process may have made the link since.
        guard target(of: link) == nil else { return existingName(of: number, for: key) }
        do {
            let files = FileManager.default
            try files.createDirectory(atPath: base, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try files.createSymbolicLink(atPath: link, withDestinationPath: name)
            return name
        } catch {
            // Another process was first; or the folder cannot be written, which opening the journal will tell.
            return existingName(of: number, for: key)
        }
    }

    /// The same; nothing is written.
    func existingName(of number: String, for key: Account?) -> String {
        // What was begun before the account was known is followed to its end where it was written down.
        let configured = Self.configured(number)
        if hasUnsettledChanges(configured) { return configured }
        let own = key?.fingerprint ?? "number-\(Self.plain(number))"
        guard let first = target(of: link(number)), first != own else { return own }
        return hasUnsettledChanges(own) ? own : first
    }

    /// Where only the configuration says whose the keys are. No link is made: a slip of the pen must not lead the true owner of
    /// that number here for good.
    func name(ofConfigured number: String, for key: Account?) -> String {
        if let key, hasUnsettledChanges(key.fingerprint) { return key.fingerprint }
        return target(of: link(number)) ?? Self.configured(number)
    }

    /// False where no account's number has been found out yet.
    var knowsAccounts: Bool {
        do { return try FileManager.default.contentsOfDirectory(atPath: base).contains { $0.hasPrefix(Self.prefix) } } catch {
            return false
        }
    }

    func exists(for key: Account) -> Bool { FileManager.default.fileExists(atPath: "\(base)/\(key.fingerprint)") }

    private static let prefix = "account-"

    private func link(_ number: String) -> String { "\(base)/\(Self.prefix)\(Self.plain(number))" }

    private static func configured(_ number: String) -> String { "configured-\(plain(number))" }

    /// The number comes from outside and must name no other place.
    private static func plain(_ number: String) -> String { number.filter { $0.isLetter || $0.isNumber } }

    private func target(of link: String) -> String? {
        do { return try FileManager.default.destinationOfSymbolicLink(atPath: link) } catch { return nil }
    }

    private func hasUnsettledChanges(_ name: String) -> Bool {
        let folder = "\(base)/\(name)"
        guard FileManager.default.fileExists(atPath: "\(folder)/\(Journal.fileName)") else { return false }
        // A journal that cannot be read may hold some.
        do { return try !Journal(folder: folder).unsettled().isEmpty } catch { return true }
    }
}
