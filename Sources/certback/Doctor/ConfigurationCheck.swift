import APICore
import RecordModel

/// Which settings are in force, and whether the file can be read.
enum ConfigurationCheck {
    static func finding(_ patient: Patient) -> Finding {
        if let failure = patient.configurationFailure { return .fail(.config, failure) }
        let configuration = patient.configuration
        let file = configuration.file.isThere ? configuration.file.path : "no file at \(configuration.file.path)"
        let facts = [
            file, configuration.profile.map { "profile \($0)" }, "endpoint \(configuration.endpoint.url)",
            configuration.isReadOnly ? "read-only: nothing can be changed" : nil,
        ]
        let told = facts.compactMap(\.self).joined(separator: "; ")
        let odd = ProxySettings(environment: patient.environment.variables).unusableExceptions
        guard odd.isEmpty else {
            return .warn(
                .config, "\(told); NO_PROXY has entries that except nothing: \(odd.joined(separator: ", "))".cleaned,
                remedy: "Name hosts (example.com, .example.com), addresses, networks (10.0.0.0/8) or *, parted by commas.")
        }
        return .ok(.config, told)
    }
}
