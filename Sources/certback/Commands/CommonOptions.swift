import APICore
import ArgumentParser
import BrowserUI
import RecordModel

/// Options every command that asks the API understands.
struct CommonOptions: ParsableArguments {
    @Option(help: "The profile of the configuration whose settings hold.")
    var profile: String?

    @Option(help: ArgumentHelp("The profile of tccli whose keys are used, before any others.", valueName: "PROFILE"))
    var credentialsProfile: String?

    @Option(help: ArgumentHelp("Where to ask; plain http only to a loopback address.", valueName: "URL"))
    var endpoint: String?

    @Option(
        help: ArgumentHelp(
            "Certificates in PEM of those who may vouch for the API's, in place of the system's; HTTPS_PROXY and NO_PROXY name a proxy.",
            valueName: "FILE"))
    var caFile: String?

    @Option(help: "Sent with each request; the record actions do not need one.")
    var region: String?

    @Option(help: ArgumentHelp("The configuration file to read.", valueName: "FILE"))
    var config: String?

    @Option(help: ArgumentHelp("Folder of the local copies of records.", valueName: "DIR"))
    var cache: String?

    @Option(help: ArgumentHelp("Folder of the journal and the log.", valueName: "DIR"))
    var state: String?

    @Option(help: ArgumentHelp("How much is logged: trace, debug, info, notice, warning, error or critical.", valueName: "LEVEL"))
    var logLevel: String?

    @Option(help: ArgumentHelp("en or zh: of explanations and of the API's messages.", valueName: "LANGUAGE"))
    var language: String?

    var flags: [Setting: String] {
        let flags = [
            Setting.profile: profile, .credentialsProfile: credentialsProfile, .endpoint: endpoint, .caFile: caFile,
            .region: region, .cache: cache, .state: state, .logLevel: logLevel, .language: language,
        ]
        return flags.compactMapValues(\.self)
    }

    /// Those by which another command asks the same API as the same account.
    var commandOptions: [String] {
        let told = [
            (Setting.profile, profile), (.credentialsProfile, credentialsProfile), (.endpoint, endpoint), (.caFile, caFile),
            (.cache, cache), (.state, state),
        ]
        return (config.map { ["--config", $0] } ?? []) + told.flatMap { setting, text in text.map { [setting.flag, $0] } ?? [] }
    }
}

/// Whether anything may be changed.
///
/// An option that the program itself has must be shared by such a group: one of a command's own would never see it.
struct AccessOptions: ParsableArguments {
    @Flag(inversion: .prefixedNo, exclusivity: .exclusive, help: "Nothing can be changed: no rollback, no retry.")
    var readOnly: Bool?

    var flags: [Setting: String] { readOnly.map { [.readOnly: $0 ? "yes" : "no"] } ?? [:] }
}

/// What the list is narrowed to; shared like ``AccessOptions``.
struct NarrowingOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("What the list is narrowed to from the start; see \"certback list --help\".", valueName: "FILTER"))
    var filter = ""
}

/// Options of the commands that open the screen.
struct ScreenOptions: ParsableArguments {
    @Flag(help: "Bold and underlined instead of colours; NO_COLOR does the same.")
    var noColor = false

    @Flag(help: "Lines instead of a screen, for screen readers and logs; commands are read a line each, help lists them.")
    var linear = false

    @Option(
        help: ArgumentHelp(
            "narrow or wide: how the terminal draws characters whose width Unicode leaves open, such as lines and Greek letters; where wide, plain signs stand for them.",
            valueName: "WIDTH"))
    var ambiguousWidth: String?

    @Option(help: "Colours for your terminal: \(Theme.names.joined(separator: ", ")).")
    var theme: String?

    @Flag(help: "Send ASCII alone: plain borders, ? for what it does not have.")
    var ascii = false

    @Flag(help: "For slow links: bold alone, no running clocks, no detail below the list.")
    var lowBandwidth = false

    var flags: [Setting: String] {
        var flags: [Setting: String] = [:]
        flags[.theme] = theme
        flags[.ambiguousWidth] = ambiguousWidth
        if noColor { flags[.color] = "no" }
        if ascii { flags[.ascii] = "yes" }
        if lowBandwidth { flags[.lowBandwidth] = "yes" }
        return flags
    }
}

extension Configuration {
    /// The settings of a run with these flags.
    ///
    /// - Throws: an ``Explanation`` of what is wrong, and where.
    init(flags: [Setting: String], path: String?) throws(Explanation) {
        do { try self.init(flags: flags, path: path, environment: .process) } catch {
            throw error.explanation(in: .beforeTheFile(flags, .process))
        }
    }

    /// The settings of this run of the program.
    ///
    /// - Throws: an ``Explanation`` of what is wrong, and where.
    init(_ options: CommonOptions, access: AccessOptions? = nil, screen: ScreenOptions? = nil) throws(Explanation) {
        let flags = [options.flags, access?.flags, screen?.flags].compactMap(\.self).reduce([:]) { $0.merging($1) { $1 } }
        try self.init(flags: flags, path: options.config)
        commandOptions = options.commandOptions
    }
}

/// How data is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}
