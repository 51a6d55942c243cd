import Crypto
public import FoundationEssentials
public import RecordModel

/// Where keys come from, as far as can be told before any of them is asked for.
public struct CredentialSource: Hashable, Sendable {
    /// What sort of place it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// By the program itself, as in the demo.
        case given
        /// Variables of the process.
        case environment
        /// A file of tccli's with keys, or with keys that may take a role.
        case tccliKeys
        /// A login by `tccli auth login`, and one by `tccli sso login`.
        case tccliLogin, tccliSSO
        /// A file of tccli's that names the machine's role.
        case tccliMachineRole
        /// `~/.tencentcloud/credentials`.
        case credentialsFile
        /// The token that TKE gives a pod.
        case workloadIdentity
        /// The role of the CVM, by its metadata service.
        case machineRole
    }

    /// A login as the file of tccli's had it at the start.
    public struct Login: Hashable, Sendable {
        /// When its keys end.
        public var endsAt: Date
        /// The command that logs in again.
        public var command: String
    }

    /// What sort of place it is.
    public var kind: Kind
    /// The file, where there is one.
    public var path: String?
    /// tccli's profile.
    public var profile: String?
    /// The role whose temporary keys are asked for.
    public var roleARN: String?
    /// True where other people of this machine can read the file.
    public var isExposed = false

    public init(_ kind: Kind, path: String? = nil, profile: String? = nil, roleARN: String? = nil, isExposed: Bool = false) {
        self.kind = kind
        self.path = path
        self.profile = profile
        self.roleARN = roleARN
        self.isExposed = isExposed
    }

    /// The keys themselves, where they are at hand and stay what they are.
    public internal(set) var lastingKeys: Credentials?
    /// Of a login of tccli's, which nobody renews but its owner.
    public internal(set) var login: Login?
    /// True for keys at hand that came with a token: they end, and whoever puts others in their place is not seen.
    public internal(set) var hasToken = false

    /// True where the keys are others from hour to hour, so that nothing can be told by them.
    public var isTemporary: Bool {
        switch kind {
        case .given, .environment, .tccliKeys, .credentialsFile: roleARN != nil || hasToken
        case .tccliLogin, .tccliSSO, .tccliMachineRole, .workloadIdentity, .machineRole: true
        }
    }

    /// In a few words.
    public var name: String {
        let place =
            switch kind {
            case .given: "the program itself"
            case .environment: "the environment"
            case .tccliKeys, .tccliLogin, .tccliSSO, .tccliMachineRole: "tccli's profile \(profile ?? "")"
            case .credentialsFile: path ?? ""
            case .workloadIdentity: "the TKE workload identity"
            case .machineRole: "this machine's CVM role"
            }
        return roleARN.map { "\(place), role \($0)" }?.cleaned ?? place.cleaned
    }

    /// What is to be done about a file that others can read; nil where nobody can.
    public var warning: String? {
        guard isExposed, let path else { return nil }
        return "Others can read these keys: chmod 600 \(path.cleaned)"
    }

    /// Stands for the account while only its source is known: the same as long as the source is.
    public var account: Account {
        let parts = [kind.rawValue, path, profile, roleARN].map { $0 ?? "" }
        let digest = SHA256.hash(data: Array(parts.joined(separator: "\n").utf8))
        return Account(fingerprint: digest.prefix(8).map { HexByte.text($0) }.joined(), label: name)
    }
}
