import RecordModel

/// A record as a file holds it, under the API's names or those of `certback list`.
struct SavedRecord: Decodable {
    var record: DeployRecord

    init(from decoder: any Decoder) throws { try self.init(try decoder.container(keyedBy: FieldName.self)) }

    init(_ container: KeyedDecodingContainer<FieldName>) throws {
        let names = Self.names(container)
        if let missing = names.telling.first(where: { !container.contains($0) }) {
            throw SavedAnswerError("no record of the list: \(missing.stringValue) is missing")
        }
        var fields = try RecordFields(container, names, types: try container.texts(names.types))
        fields.family = try container.optionalText(RecordNames.family)
        record = try fields.checked(names.family, statusWord: try container.optionalText("statusWord"))
    }

    /// True where all is there by which a record is told from an item of a detail.
    static func isOne(_ container: KeyedDecodingContainer<FieldName>) -> Bool {
        names(container).telling.allSatisfy(container.contains)
    }

    private static func names(_ container: KeyedDecodingContainer<FieldName>) -> RecordNames {
        // The families count their records by themselves: taken for one of the other, a record would be another one.
        if container.contains(RecordNames.update.certificate) { return .update }
        return container.contains(RecordNames.api.id) ? .api : .list
    }
}

extension RecordNames {
    /// What makes a record: without these it is something else that happens to have an id.
    var telling: [FieldName] { [id, certificate, types, status] }

    /// Of `certback list`: the word of a record's family.
    static let family: FieldName = "family"
}

extension RecordFields {
    /// The record; unlike what the API sends, a file may be wrong in ways somebody can put right.
    func checked(_ family: RecordFamily, statusWord: String?) throws(SavedAnswerError) -> DeployRecord {
        let stated = try RecordFamily(stated: self.family)
        if let stated, let full = DeployRecord.ID(id), id.contains("/"), full.family != stated {
            throw SavedAnswerError("id \(id) is of another family than family \(stated.word): one of them is wrong")
        }
        guard var record = record(stated ?? family) else { throw SavedAnswerError(noID: id) }
        for (text, date) in [(created, record.createdAt), (updated, record.updatedAt)] {
            guard let text, !text.isEmpty, date == nil else { continue }
            throw SavedAnswerError("\"\(text)\" is no time; write 2026-11-24 15:03:17 for UTC+8, 2026-11-24T07:03:17Z for UTC")
        }
        // The list of the API cannot say so; a list of certback does, in the word for it.
        var rollingBack = record
        rollingBack.isRollingBack = true
        if record.status.isUnderWay, statusWord == rollingBack.statusWord { record = rollingBack }
        return record
    }
}

extension RecordFamily {
    /// The family that a file names in a field of its own; nil where it names none.
    init?(stated word: String?) throws(SavedAnswerError) {
        guard let word, !word.isEmpty else { return nil }
        guard let family = RecordFamily(word: word) else {
            let words = RecordFamily.allCases.map(\.word).joined(separator: ", ")
            throw SavedAnswerError("family \"\(word)\" is none; the families are \(words)")
        }
        self = family
    }
}
