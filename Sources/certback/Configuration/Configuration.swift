import APICore
import BrowserUI
import CursesTerminal
import Foundation
import Logging
import RecordModel

/// All settings as they are in force, and where each of them comes from.
struct Configuration: Sendable {
    let file: ConfigurationFile
    var profile: String?
    /// tccli's profile whose keys are used; where nil, the first keys found are.
    var credentialsProfile: String?
    /// The number of the account that keys must be of; nil where any will do.
    var account: String?
    var endpoint = Endpoint.international
    /// How the endpoint is reached.
    var route = Route()
    var region: String?
    var isReadOnly = false
    var cacheFolder: String
    var stateFolder: String
    /// Seconds after which the list reads STALE.
    var ageLimit = CacheAge.usualLimit
    var requestsPerSecond = 20
    var mostMarks = 500
    /// Whose records are listed.
    var families: [RecordFamily] = [.uploadUpdate, .update]
    var columns = ListColumn.ofOneFamily
    var terminal = TerminalSettings()
    var logLevel = Logger.Level.info
    var language = Language.english
    var keymap = Keymap.standard
    var filters = NamedFilters()
    /// What the command line says of whom to ask, as whom, and where to keep it.
    var commandOptions: [String] = []
    /// As it was given.
    private(set) var caFile: String?
    /// One row for each setting, in the order of the table.
    private(set) var rows: [Row] = []

    /// A setting with the value in force.
    struct Row: Hashable, Sendable {
        var name: String
        var value: String
        var origin: Origin
    }

    /// - Parameters:
    ///   - flags: what the command line says.
    ///   - path: the file to read; that of the XDG specification, which need not be there, where nil.
    init(flags: [Setting: String], path: String?, environment: Environment) throws(ConfigurationError) {
        try Self.check(environment)
        let file = try Self.read(path ?? environment.variables["CERTBACK_CONFIG"], environment)
        try self.init(flags: flags, file: file, environment: environment)
    }

    /// The same over a file that has been read.
    init(flags: [Setting: String], file: ConfigurationFile, environment: Environment) throws(ConfigurationError) {
        try Self.check(environment)
        self.file = file
        cacheFolder = environment.folder("XDG_CACHE_HOME", default: ".cache")
        stateFolder = environment.folder("XDG_STATE_HOME", default: ".local/state")
        let asked = SettingReader(flags: flags, environment: environment, file: file).found(.profile)
        if let asked { profile = try Self.profile(asked, in: file) }
        note(.profile, profile ?? "none", asked?.origin)
        let reader = SettingReader(flags: flags, environment: environment, file: file, profile: profile)
        try take(reader, environment)
        try takeTheme(reader)
        try takeKeys()
        try takeFilters()
    }

    /// A misspelt variable would else leave a terminal that was meant to be read-only as it is.
    private static func check(_ environment: Environment) throws(ConfigurationError) {
        let known = Setting.all.compactMap(\.variable) + ["CERTBACK_CONFIG"]
        let unknown = environment.variables.keys.filter {
            $0.hasPrefix(Setting.variablePrefix) && !$0.hasPrefix("CERTBACK_DEBUG_") && !known.contains($0)
        }
        guard let name = unknown.min() else { return }
        throw ConfigurationError(
            place: name.cleaned, message: "there is no such setting\(Spelling.hint(for: name, among: known))".cleaned)
    }

    private static func read(_ path: String?, _ environment: Environment) throws(ConfigurationError) -> ConfigurationFile {
        if let path { return try ConfigurationFile(readingFrom: path) }
        let path = environment.folder("XDG_CONFIG_HOME", default: ".config") + "/config.yaml"
        return FileManager.default.fileExists(atPath: path)
            ? try ConfigurationFile(readingFrom: path) : ConfigurationFile(path: path)
    }

    private static func profile(
        _ found: SettingReader.Found, in file: ConfigurationFile
    ) throws(ConfigurationError) -> String {
        guard file.profiles[found.text] == nil else { return found.text }
        // A variable that a script has not set would else open what the profile keeps shut.
        guard !found.text.isEmpty else { throw ConfigurationError(place: found.origin.place, message: "it names no profile") }
        let hint = file.profiles.isEmpty ? ", nor any other" : Spelling.hint(for: found.text, among: file.profiles.keys.sorted())
        throw ConfigurationError(
            place: found.origin.place, message: "\(file.path) has no profile \"\(found.text)\"\(hint)")
    }

    private mutating func take(_ reader: SettingReader, _ environment: Environment) throws(ConfigurationError) {
        let home = environment.home
        let folder = { (text: String) throws(Wrong) in try Self.folder(text, home: home) }
        credentialsProfile = try value(.credentialsProfile, credentialsProfile, reader, Self.tccliProfile) { $0 ?? "none" }
        account = try value(.account, account, reader, Self.accountNumber) { $0 ?? "any" }
        endpoint = try value(.endpoint, endpoint, reader, Self.endpoint) { $0.url }
        try takeRoute(reader, environment)
        region = try value(.region, region, reader) { text throws(Wrong) in
            text
        } shown: {
            $0 ?? "none"
        }
        isReadOnly = try value(.readOnly, isReadOnly, reader, Self.yesOrNo) { $0 ? "yes" : "no" }
        cacheFolder = try value(.cache, cacheFolder, reader, folder) { $0 }
        stateFolder = try value(.state, stateFolder, reader, folder) { $0 }
        ageLimit = try value(.ageLimit, ageLimit, reader, Self.stretch) { Self.words(stretch: $0) }
        requestsPerSecond = try value(.requestRate, requestsPerSecond, reader, Self.number(1...20)) { "\($0)" }
        mostMarks = try value(.markLimit, mostMarks, reader, Self.number(1...500)) { "\($0)" }
        families = try value(.families, families, reader, Self.families) { $0.map(\.word).joined(separator: ",") }
        if families.count > 1 { columns = ListColumn.allCases }
        columns = try value(.columns, columns, reader, Self.columns) { $0.map(\.rawValue).joined(separator: ",") }
        let coloursWanted = (environment["NO_COLOR"] ?? "").isEmpty
        terminal.wantsColours = try value(.color, coloursWanted, reader, Self.yesOrNo) { $0 ? "yes" : "no" }
        terminal.isASCII = try value(.ascii, false, reader, Self.yesOrNo) { $0 ? "yes" : "no" }
        terminal.ambiguousWidth = try value(.ambiguousWidth, .narrow, reader, Self.width) { $0.rawValue }
        terminal.isLowBandwidth = try value(.lowBandwidth, false, reader, Self.yesOrNo) { $0 ? "yes" : "no" }
        logLevel = try value(.logLevel, logLevel, reader, Self.level) { $0.rawValue }
        try takeLanguage(reader, environment)
    }

    /// The proxy is not certback's to set: the environment names it for all programs.
    private mutating func takeRoute(_ reader: SettingReader, _ environment: Environment) throws(ConfigurationError) {
        let proxies = ProxySettings(environment: environment.variables)
        do { route.proxy = try proxies.proxy(for: endpoint) } catch {
            throw ConfigurationError(place: error.variable, message: error.message, failure: .badProxy)
        }
        rows.append(
            Row(
                name: "proxy", value: route.proxy?.description ?? "none",
                origin: route.proxy == nil ? .standard : .environment(proxies.variable ?? "")))
        let file: (path: String, authorities: CertificateAuthorities)? = try value(.caFile, nil, reader) { (path) throws(Wrong) in
            try Self.authorities(path, home: environment.home)
        } shown: {
            $0?.path ?? "the system's"
        }
        route.authorities = file?.authorities
        caFile = file?.path
    }

    /// Errors are explained by it.
    var guide: ErrorGuide { ErrorGuide(language) }

    /// Where ASCII alone is sent, Chinese would arrive as question marks.
    private mutating func takeLanguage(_ reader: SettingReader, _ environment: Environment) throws(ConfigurationError) {
        let locale = terminal.isASCII ? nil : Language.ofTheLocale(environment)
        let ofTheSite = terminal.isASCII ? nil : Language.ofTheSite(of: endpoint, environment)
        let isASCII = terminal.isASCII
        language = try value(.language, locale?.language ?? ofTheSite ?? .english, reader) { (text) throws(Wrong) in
            let wanted = try Self.language(text)
            return isASCII ? .english : wanted
        } shown: {
            $0.rawValue
        }
        if let locale, reader.found(.language) == nil {
            rows[rows.count - 1].origin = .environment(locale.variable)
        }
    }

    /// What is wrong with a value.
    struct Wrong: Error {
        var message: String
        var failure = ClientFailure.badConfiguration

        init(_ message: String, failure: ClientFailure = .badConfiguration) {
            self.message = message
            self.failure = failure
        }
    }

    /// Reads a setting and notes what came of it.
    private mutating func value<Value>(
        _ setting: Setting, _ standard: Value, _ reader: SettingReader, _ read: (String) throws(Wrong) -> Value,
        shown: (Value) -> String
    ) throws(ConfigurationError) -> Value {
        guard let found = reader.found(setting) else {
            note(setting, shown(standard), nil)
            return standard
        }
        do {
            let value = try read(found.text)
            note(setting, shown(value), found.origin)
            return value
        } catch {
            throw ConfigurationError(
                place: found.origin.place, message: "\(setting.name) \(error.message)", failure: error.failure)
        }
    }

    private mutating func note(_ setting: Setting, _ value: String, _ origin: Origin?) {
        rows.append(Row(name: setting.name, value: value, origin: origin ?? .standard))
    }

    /// A name, roles changed one by one, and the look of the first line, which may tell production from the rest.
    private mutating func takeTheme(_ reader: SettingReader) throws(ConfigurationError) {
        let roles = [nil, profile].flatMap { file.table(.theme, profile: $0).sorted { $0.value.line < $1.value.line } }
        let base = roles.last { $0.key == "name" }?.value
        let named = try value(.theme, base?.text ?? "default", reader, { (text) throws(Wrong) in text }, shown: { $0 })
        let place = reader.found(.theme)?.origin.place ?? file.place(base?.line ?? 1)
        terminal.theme = try themed(at: place) { () throws(ThemeError) in try Theme(named: named) }
        for (role, entry) in roles where role != "name" {
            try themed(at: file.place(entry.line)) { () throws(ThemeError) in
                try terminal.theme.set(role, to: entry.values.joined(separator: " "))
            }
            rows.append(Row(name: "theme.\(role)", value: entry.text, origin: .file(file.place(entry.line), profile: nil)))
        }
        let header = try value(.header, "", reader, { (text) throws(Wrong) in text }, shown: { $0.isEmpty ? "bold" : $0 })
        guard let found = reader.found(.header) else { return }
        try themed(at: found.origin.place) { () throws(ThemeError) in try terminal.theme.set("header", to: header) }
    }

    private func themed<Value>(at place: String, _ work: () throws(ThemeError) -> Value) throws(ConfigurationError) -> Value {
        do { return try work() } catch { throw ConfigurationError(place: place, message: "\(error)") }
    }

    private mutating func takeKeys() throws(ConfigurationError) {
        let table = file.table(.keys)
        var wishes: [Command: [String]] = [:]
        for (name, entry) in table.sorted(by: { $0.value.line < $1.value.line }) {
            guard let command = Command(rawValue: name) else {
                let hint = Spelling.hint(for: name, among: Command.allCases.map(\.rawValue))
                throw ConfigurationError(place: file.place(entry.line), message: "there is no command \"\(name)\"\(hint)")
            }
            wishes[command] = entry.values
        }
        do { keymap = try Keymap(rebinding: wishes) } catch {
            let line = table[error.command.rawValue]?.line ?? 1
            throw ConfigurationError(place: file.place(line), message: "\(error.command.rawValue): \(error.message)")
        }
        for command in Command.allCases {
            let line = table[command.rawValue]?.line
            let origin = line.map { Origin.file(file.place($0), profile: nil) } ?? .standard
            rows.append(Row(name: "keys.\(command.rawValue)", value: keymap.names(of: command), origin: origin))
        }
    }

    private mutating func takeFilters() throws(ConfigurationError) {
        let table = file.table(.filters)
        filters = NamedFilters(table.mapValues(\.text))
        for (name, entry) in table.sorted(by: { $0.key < $1.key }) {
            do { _ = try RecordFilter("@\(name)", now: Date(), zone: Environment.zone, named: filters) } catch {
                throw ConfigurationError(place: file.place(entry.line), message: error.message)
            }
            rows.append(Row(name: "filters.\(name)", value: entry.text, origin: .file(file.place(entry.line), profile: nil)))
        }
    }
}
