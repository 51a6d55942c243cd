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
        return .ok(.config, facts.compactMap(\.self).joined(separator: "; "))
    }
}
