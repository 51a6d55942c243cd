import Configuration
import RecordModel
import Synchronization

/// Reads settings: flags go before the environment, that before the profile, and that before the rest of the file.
struct SettingReader: Sendable {
    /// What a setting says, and where it stands.
    struct Found: Sendable {
        var text: String
        var origin: Origin
    }

    private let reader: ConfigReader
    private let witness = SourceWitness()
    private let file: ConfigurationFile
    private let profile: String?

    init(flags: [Setting: String], environment: Environment, file: ConfigurationFile, profile: String? = nil) {
        self.file = file
        self.profile = profile
        let variables = environment.variables.filter { $0.key.hasPrefix(Setting.variablePrefix) }
        reader = ConfigReader(
            providers: [
                InMemoryProvider(values: Self.values { flags[$0] }),
                EnvironmentVariablesProvider(environmentVariables: variables).prefixKeys(with: "certback"),
                InMemoryProvider(values: Self.values { setting in profile.flatMap { file.entry(setting, profile: $0)?.text } }),
                InMemoryProvider(values: Self.values { file.entry($0)?.text }),
            ], accessReporter: witness)
    }

    private static func values(_ text: (Setting) -> String?) -> [AbsoluteConfigKey: ConfigValue] {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for setting in Setting.all {
            guard let text = text(setting) else { continue }
            values[AbsoluteConfigKey([setting.name])] = ConfigValue(.string(text), isSecret: false)
        }
        return values
    }

    func found(_ setting: Setting) -> Found? {
        guard let text = reader.string(forKey: ConfigKey([setting.name])) else { return nil }
        return Found(text: text.cleaned, origin: origin(of: setting))
    }

    private func origin(of setting: Setting) -> Origin {
        switch witness.source(of: setting.name) {
        case 0: return .flag(setting.flag)
        case 1: return .environment(setting.variable ?? "")
        case 2: return .file(file.place(file.entry(setting, profile: profile)?.line ?? 1), profile: profile)
        default: return .file(file.place(file.entry(setting)?.line ?? 1), profile: nil)
        }
    }
}

/// Where a value comes from.
enum Origin: Hashable, Sendable {
    case standard
    case flag(String)
    case environment(String)
    /// The file and the line.
    case file(String, profile: String?)

    /// As messages name it.
    var place: String {
        switch self {
        case .standard: "certback's own"
        case .flag(let text), .environment(let text), .file(let text, _): text
        }
    }
}

/// Notes which of the sources had the value that was read last.
private final class SourceWitness: AccessReporter {
    private let sources = Mutex<[String: Int]>([:])

    func report(_ event: AccessEvent) {
        let place = event.providerResults.firstIndex { (try? $0.result.get().value) != nil }
        sources.withLock { $0[event.metadata.key.components.joined(separator: ".")] = place }
    }

    func source(of name: String) -> Int? { sources.withLock { $0[name] } }
}
