import APICore
import RecordModel

/// Whether there are keys, where they come from, and whether they look like keys.
enum CredentialsCheck {
    /// What is known of the keys without asking anybody.
    struct Facts: Hashable, Sendable {
        var source: String
        /// The id, shortened as everywhere.
        var label: String
        var isTemporary: Bool
        var oddities: [KeyOddity]
        /// The file they are in, where others can read it.
        var exposedFile: String?
        /// When a login ends, in the operator's zone.
        var end: String?
    }

    /// Temporary keys are fetched: until then it is not known whether there are any.
    static func finding(_ patient: Patient) async -> Finding {
        switch patient.settings {
        case .failure(let explanation): return .fail(.credentials, explanation)
        case .success(let settings):
            // Keys must not be shown to a site they are not for.
            if patient.endpoint == nil, settings.credentials.source.isTemporary {
                return .skip(.credentials, dependingOn: .config)
            }
            do { return finding(Facts(settings, try await settings.credentials.credentials())) } catch {
                return .fail(.credentials, settings.guide.explain(error))
            }
        }
    }

    static func finding(_ facts: Facts) -> Finding {
        let kind = facts.isTemporary ? "temporary key" : "key"
        let found = "\(kind) \(facts.label) from \(facts.source)" + (facts.end.map { ", until \($0)" } ?? "")
        if let file = facts.exposedFile {
            return .warn(
                .credentials, "\(found): others can read \(file)",
                remedy: "chmod go= \(file.shellWord); if they may have read it, make a new key and delete this one.")
        }
        guard !facts.oddities.isEmpty else { return .ok(.credentials, found) }
        return .warn(
            .credentials, "\(found): \(facts.oddities.map(\.words).joined(separator: ", "))",
            remedy: "Copy id and key again from the console's page of API keys, whole and each in its place.")
    }
}

extension CredentialsCheck.Facts {
    init(_ settings: CloudSettings, _ keys: Credentials) {
        let source = settings.credentials.source
        self.init(
            source: source.name, label: keys.account.label, isTemporary: source.isTemporary || keys.token != nil,
            oddities: source.isTemporary ? [] : keys.oddities, exposedFile: source.isExposed ? source.path : nil,
            end: source.login.map { "\(Environment.zone.dateAndTime($0.endsAt)) \(Environment.zone.label)" })
    }
}

extension KeyOddity {
    fileprivate var words: String {
        switch self {
        case .unknownPrefix: "the id begins neither with AKID nor with IKID"
        case .shortID(let count): "the id has only \(count) characters"
        case .keyLength(let count): "the secret key has \(count) characters, not 32"
        case .keyIsID: "the secret key is the id once more"
        }
    }
}
