import APICore
import RecordModel

/// What doctor examines: the settings of this run, as far as they can be known.
///
/// A configuration that cannot be read stops every other command; here what flags and variables say still holds, so that
/// the rest can be looked at.
struct Patient: Sendable {
    let environment: Environment
    let configuration: Configuration
    /// What is wrong with the configuration; then ``configuration`` holds nothing of the file.
    let configurationFailure: Explanation?
    /// Nil where the configuration, which cannot be read, may name another: keys must not be shown to a site they are not for.
    let endpoint: Endpoint?
    /// The keys among them; why there are none.
    let settings: Result<CloudSettings, Explanation>

    /// - Throws: never in practice; a run without flags, file and `CERTBACK_…` variables has nothing that could be wrong.
    init(flags: [Setting: String], path: String?, environment: Environment) throws(Explanation) {
        self.environment = environment
        do {
            configuration = try Configuration(flags: flags, path: path, environment: environment)
            configurationFailure = nil
            endpoint = configuration.endpoint
        } catch {
            configurationFailure = error.explanation(in: .beforeTheFile(flags, environment))
            let rest = try Self.withoutFile(flags, environment)
            configuration = rest.configuration
            endpoint = rest.knowsEndpoint ? configuration.endpoint : nil
        }
        let configuration = configuration
        settings = Result { () throws(Explanation) in try CloudSettings(configuration, environment: environment) }
    }

    var guide: ErrorGuide { configuration.guide }

    /// The proxy that requests go through, where it is one that is asked by `CONNECT`.
    var hop: ConnectionProbe.Hop? { configuration.route.proxy.flatMap(ConnectionProbe.Hop.init) }

    /// The settings that could be read without the file; without any at all, where a flag or a variable is what is wrong.
    private static func withoutFile(
        _ flags: [Setting: String], _ environment: Environment
    ) throws(Explanation) -> (configuration: Configuration, knowsEndpoint: Bool) {
        let nothing = ConfigurationFile(path: "")
        var flags = flags
        flags[.profile] = nil
        var plain = environment
        plain.variables["CERTBACK_PROFILE"] = nil
        let says = flags[.endpoint] != nil || Setting.endpoint.variable.flatMap { plain[$0] } != nil
        if let configuration = try? Configuration(flags: flags, file: nothing, environment: plain) {
            return (configuration, says)
        }
        plain.variables = plain.variables.filter { !$0.key.hasPrefix(Setting.variablePrefix) }
        do { return (try Configuration(flags: [:], file: nothing, environment: plain), false) } catch {
            throw error.explanation(in: .beforeTheFile(flags, environment))
        }
    }
}
