import RecordModel

extension ChangeAttempt {
    /// The commands that lead on from a change of which items failed, about the record it ran in; nil for any other end.
    var nextStep: String? {
        switch state {
        case .rollbackFailed, .retryFailed:
            let id = rollbackID ?? recordID
            return "certback show \(id) tells why each item failed; certback retry \(id) tries those again."
        default: return nil
        }
    }
}
