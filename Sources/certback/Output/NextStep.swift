import RecordModel

extension ChangeAttempt {
    /// What may be done about its end, by commands about the record it ran in; nil where what was said before still holds.
    var nextStep: String? {
        switch state {
        case .rollbackFailed, .retryFailed:
            let id = rollbackID ?? recordID
            return "certback show \(id) tells why each item failed; certback retry \(id) tries those again."
        case .notApplied: return "Nothing has changed: it may be asked for again; the record is read anew first."
        default: return nil
        }
    }
}
