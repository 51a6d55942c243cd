import APICore
import RecordModel

/// Where to ask, as whom, and where to keep what was learnt: all that a command needs before it opens anything.
struct CloudSettings: Sendable {
    var endpoint: Endpoint
    var credentials: Credentials
    var region: String?
    var cacheFolder: String
    var stateFolder: String
    var operatedBy: Operator
    /// Then nothing is changed in the cloud, whoever asks for it.
    var isReadOnly: Bool

    /// - Throws: an ``Explanation`` of what is missing or wrong.
    init(_ options: CommonOptions, isReadOnly: Bool = true, environment: Environment) throws(Explanation) {
        endpoint = try Self.endpoint(options.endpoint)
        credentials = try Self.credentials(environment)
        region = options.region
        cacheFolder = options.cache ?? environment.folder("XDG_CACHE_HOME", default: ".cache")
        stateFolder = options.state ?? environment.folder("XDG_STATE_HOME", default: ".local/state")
        operatedBy = environment.operatedBy
        self.isReadOnly = isReadOnly
    }

    init(endpoint: Endpoint, credentials: Credentials, folder: String, operatedBy: Operator, isReadOnly: Bool) {
        self.endpoint = endpoint
        self.credentials = credentials
        cacheFolder = "\(folder)/cache"
        stateFolder = "\(folder)/state"
        self.operatedBy = operatedBy
        self.isReadOnly = isReadOnly
    }

    /// Record ids of different accounts and endpoints collide, so each pair has folders of its own.
    func folder(in base: String) -> String {
        let host = endpoint.authority.map { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" ? $0 : "_" }
        return "\(base)/\(String(host))/\(credentials.account.fingerprint)"
    }

    private static func endpoint(_ text: String?) throws(Explanation) -> Endpoint {
        guard let text else { return .international }
        do {
            return try Endpoint(text)
        } catch {
            switch error {
            case .notAnAddress(let text): throw ErrorGuide.english.explain(client: .badEndpoint, message: text)
            case .insecure(let host): throw ErrorGuide.english.explain(client: .insecureEndpoint, message: host)
            }
        }
    }

    private static func credentials(_ environment: Environment) throws(Explanation) -> Credentials {
        do {
            return try Credentials(environment: environment.variables)
        } catch {
            switch error {
            case .missing(let names):
                let message = "not set: \(names.joined(separator: ", "))"
                throw ErrorGuide.english.explain(client: .noCredentials, message: message)
            case .blank(let name): throw ErrorGuide.english.explain(client: .badCredentials, message: name)
            }
        }
    }
}
