import APICore
import RecordModel

/// What is wrong with a setting, and where it stands.
struct ConfigurationError: Error, Hashable, Sendable {
    /// `/home/ops/.config/certback/config.yaml:12`, `CERTBACK_READ_ONLY`, `--endpoint`.
    var place: String
    var message: String
    var failure = ClientFailure.badConfiguration

    func explanation(in language: Language) -> Explanation {
        ErrorGuide(language).explain(client: failure, message: "\(place): \(message)".cleaned)
    }
}
