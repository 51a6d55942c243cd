import APICore
import RecordModel

/// Whose records these are, as far as that is known without asking.
enum AccountCheck {
    static func finding(_ patient: Patient) -> Finding {
        switch patient.settings {
        case .failure: .skip(.account, dependingOn: .credentials)
        case .success(let settings):
            .ok(.account, "told by the key's id, \(settings.credentials.account.label): another key has other files")
        }
    }
}
