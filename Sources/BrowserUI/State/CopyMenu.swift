import RecordModel

/// What of a record can be copied, as it was known when the menu was opened. A letter chooses.
struct CopyMenu: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        let letter: Character
        let name: String
        /// Nil for what is not known, and so cannot be chosen.
        let text: String?
        /// What it is of, where that is not plain.
        var note = ""
    }

    let record: DeployRecord.ID
    let entries: [Entry]
    /// True when what is chosen is shown, to be selected by hand, and not sent anywhere.
    var isByHand: Bool

    func text(for letter: Character) -> String? { entries.first { $0.letter == letter }?.text }
}

extension AppState {
    func copyMenu(of id: DeployRecord.ID, byHand: Bool) -> CopyMenu {
        let row = list.window.rows.first { $0.id == id }
        let certificate = row?.certificateID ?? details[id].detail?.certificateID
        let request = requestID(concerning: id)
        return CopyMenu(
            record: id,
            entries: [
                .init(letter: "i", name: "id", text: id.description),
                .init(letter: "c", name: "certificate", text: certificate.flatMap { $0.isEmpty ? nil : $0 }),
                .init(letter: "r", name: "RequestId", text: request?.id.rawValue, note: request?.what ?? ""),
                .init(letter: "s", name: "command", text: command("show", id)),
                .init(letter: "b", name: "command", text: command("rollback", id)),
            ],
            isByHand: byHand)
    }

    /// Wherever it is pasted, it asks the same API with the same keys.
    private func command(_ verb: String, _ id: DeployRecord.ID) -> String {
        (["certback", verb, id.description] + session.commandOptions.map(\.shellQuoted)).joined(separator: " ")
    }

    /// Of the newest change of the record; where it has none, of the last request about it that was answered.
    private func requestID(concerning id: DeployRecord.ID) -> (id: RequestID, what: String)? {
        if let attempt = changes.latest(of: id)?.attempt, let request = attempt.requestID {
            return (request, "of the \(attempt.kind.rawValue)")
        }
        let answered = requests.entries.last { $0.recordID == id && $0.requestID != nil }
        return answered?.requestID.map { ($0, "of the last look") }
    }
}
