import APICore
import Logging
import RecordModel

/// Where to ask, as whom, and where to keep what was learnt: all that a command needs before it opens anything.
struct CloudSettings: Sendable {
    var endpoint: Endpoint
    var route = Route()
    var credentials: Credentials
    var region: String?
    var cacheFolder: String
    var stateFolder: String
    var operatedBy: Operator
    /// Then nothing is changed in the cloud, whoever asks for it.
    var isReadOnly: Bool
    var requestsPerSecond = 20
    var families: [RecordFamily] = [.uploadUpdate, .update]
    /// Named where a change is asked for.
    var profile: String?
    /// Costs nothing until an error is explained.
    var guide = ErrorGuide.english
    let log: Log

    /// - Throws: an ``Explanation`` of the credentials that are missing or wrong.
    init(_ configuration: Configuration, environment: Environment = .process) throws(Explanation) {
        endpoint = configuration.endpoint
        route = configuration.route
        credentials = try Self.credentials(environment, configuration.guide)
        region = configuration.region
        cacheFolder = configuration.cacheFolder
        stateFolder = configuration.stateFolder
        operatedBy = environment.operatedBy
        isReadOnly = configuration.isReadOnly
        requestsPerSecond = configuration.requestsPerSecond
        families = configuration.families
        profile = configuration.profile
        guide = configuration.guide
        log = Log(folder: stateFolder, level: configuration.logLevel)
    }

    init(endpoint: Endpoint, credentials: Credentials, folder: String, operatedBy: Operator, isReadOnly: Bool) {
        self.endpoint = endpoint
        self.credentials = credentials
        cacheFolder = "\(folder)/cache"
        stateFolder = "\(folder)/state"
        log = Log(folder: stateFolder, level: .info)
        self.operatedBy = operatedBy
        self.isReadOnly = isReadOnly
    }

    /// Record ids of different accounts and endpoints collide, so each pair has folders of its own.
    func folder(in base: String) -> String {
        let host = endpoint.authority.map { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" ? $0 : "_" }
        return "\(base)/\(String(host))/\(credentials.account.fingerprint)"
    }

    private static func credentials(_ environment: Environment, _ guide: ErrorGuide) throws(Explanation) -> Credentials {
        do {
            return try Credentials(environment: environment.variables)
        } catch {
            switch error {
            case .missing(let names):
                let message = "not set: \(names.joined(separator: ", "))"
                throw guide.explain(client: .noCredentials, message: message)
            case .blank(let name): throw guide.explain(client: .badCredentials, message: name)
            }
        }
    }
}
