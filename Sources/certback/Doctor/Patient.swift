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

    /// The settings that can be read without the file, and without the one flag or variable that is wrong; without any where
    /// more than one is.
    private static func withoutFile(
        _ flags: [Setting: String], _ environment: Environment
    ) throws(Explanation) -> (configuration: Configuration, knowsEndpoint: Bool) {
        let said = Said(flags: flags, environment: environment).without(.profile)
        for attempt in [said] + Setting.all.map(said.without) + [said.withoutFlagsAndVariables] {
            guard let configuration = attempt.configuration else { continue }
            return (configuration, attempt.has(.endpoint) && attempt.leadsWhere(said))
        }
        // The proxy is wrong: nobody is asked past it.
        do {
            return (try Configuration(flags: [:], file: ConfigurationFile(path: ""), environment: said.withoutProxy), false)
        } catch {
            throw error.explanation(in: .beforeTheFile(flags, environment))
        }
    }
}

/// What flags and variables say.
private struct Said {
    var flags: [Setting: String]
    var environment: Environment

    /// Nil where something in it is wrong.
    var configuration: Configuration? {
        try? Configuration(flags: flags, file: ConfigurationFile(path: ""), environment: environment)
    }

    func without(_ setting: Setting) -> Said {
        var rest = self
        rest.flags[setting] = nil
        if let variable = setting.variable { rest.environment.variables[variable] = nil }
        return rest
    }

    var withoutFlagsAndVariables: Said {
        var rest = Said(flags: [:], environment: environment)
        rest.environment.variables = environment.variables.filter { !$0.key.hasPrefix(Setting.variablePrefix) }
        return rest
    }

    var withoutProxy: Environment {
        var rest = withoutFlagsAndVariables.environment
        rest.variables = rest.variables.filter { !$0.key.lowercased().hasSuffix("_proxy") }
        return rest
    }

    func has(_ setting: Setting) -> Bool { value(of: setting) != nil }

    /// True where the same keys would go to the same site.
    func leadsWhere(_ other: Said) -> Bool {
        [.endpoint, .credentialsProfile, .account].allSatisfy { value(of: $0) == other.value(of: $0) }
    }

    private func value(of setting: Setting) -> String? { flags[setting] ?? setting.variable.flatMap { environment[$0] } }
}
