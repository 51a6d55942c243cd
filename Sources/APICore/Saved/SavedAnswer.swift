public import FoundationEssentials
public import RecordModel

/// What a piece of JSON from a file holds: what `tccli` or certback printed, or one record of it.
///
/// Read as it is: the answer of `DescribeHostUploadUpdateRecord` or `DescribeHostUpdateRecord`, and of the detail of each
/// family, with its envelope or without; a record of such a list; a record of `certback list`; a detail of `certback show`.
public struct SavedAnswer: Sendable {
    /// The records of a list that can be read.
    public var records: [DeployRecord] = []
    /// What a detail tells of its record; nil for the answer of a list.
    public var detail: SavedDetail?
    /// Elements of the list that are no records; the others of it are read.
    public var faults: [SavedAnswerError] = []

    /// Reads one piece of JSON; what is broken inside its strings alone becomes a visible mark.
    ///
    /// - Throws: what it is instead, in words for whoever made the file.
    public init(json: [UInt8]) throws(SavedAnswerError) {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        do { self = try MendedJSON.decode(Self.self, from: json, with: decoder) } catch { throw SavedAnswerError(error) }
    }
}

/// What a record touched, as a file says it.
public struct SavedDetail: Sendable {
    /// Nil where the file does not say whose detail it is: the API's answer does not.
    public var recordID: DeployRecord.ID?
    /// Of the record, whose number alone does not say it.
    public var family: RecordFamily
    /// The deployment, and the rollbacks there are.
    public var tasks: [DeployTask]
    /// Nil where the file does not say when the API was asked.
    public var readAt: Date?
}

extension SavedAnswer: Decodable {
    private typealias Fields = KeyedDecodingContainer<FieldName>

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: FieldName.self)
        if fields.contains(Self.detail) {
            let tasks = try DescribeHostUploadUpdateRecordDetail.Response(from: decoder).tasks
            try read(tasks, of: .uploadUpdate, fields)
        } else if fields.contains(Self.updateDetail) {
            let page = try DescribeHostUpdateRecordDetail.Response(from: decoder).page
            try read([page.task], of: .update, fields)
        } else if fields.contains(Self.deployDetail) {
            let page = try DescribeHostDeployRecordDetail.Response(from: decoder).page
            try read([page.task], of: .deploy, fields)
        } else if fields.contains("tasks") {
            detail = try SavedDetail(own: decoder)
        } else if fields.contains(RecordNames.api.id) || fields.contains(RecordNames.list.id) {
            records = [try SavedRecord(fields).record]
        } else if fields.contains("Response") {
            self = try fields.decode(Self.self, forKey: "Response")
        } else if fields.contains("Error") {
            throw try Self.refusal(fields)
        } else if fields.contains(Self.list) {
            try read(list: fields)
        } else if !fields.contains("TotalCount") {
            // An empty account may go without the list, but not without the count too.
            throw SavedAnswerError("neither a record nor the list or the detail of records: no Id, no DeployRecordList")
        }
    }

    private static let list: FieldName = "DeployRecordList"
    private static let detail: FieldName = "DeployRecordDetail"
    private static let updateDetail: FieldName = "RecordDetailList"
    private static let deployDetail: FieldName = "DeployRecordDetailList"

    private mutating func read(list fields: Fields) throws {
        let elements: [Attempt] = try fields.list(Self.list)
        for (place, element) in elements.enumerated() {
            do {
                records.append(try element.record.get())
            } catch {
                faults.append(SavedAnswerError("record \(place + 1) of the list: \(error.explanation)"))
            }
        }
    }

    /// A record and its detail may stand in one object.
    private mutating func read(_ tasks: [DeployTask], of family: RecordFamily, _ fields: Fields) throws {
        let names: [FieldName] = ["DeployRecordId", RecordNames.api.id, RecordNames.list.id]
        let id = try names.compactMap { try fields.optionalText($0) }.first.map { text in
            let id = Int64(text).flatMap { DeployRecord.ID(family, $0) } ?? DeployRecord.ID(text)
            guard let id, id.family == family else { throw SavedAnswerError(noID: text) }
            return id
        }
        if let stated = try RecordFamily(stated: try fields.optionalText(RecordNames.family)), stated != family {
            throw SavedAnswerError("this is a detail of the family \(family.word), and family says \(stated.word)")
        }
        detail = SavedDetail(recordID: id, family: family, tasks: tasks)
        if SavedRecord.isOne(fields) { records = [try SavedRecord(fields).record] }
    }

    private static func refusal(_ fields: Fields) throws -> SavedAnswerError {
        let error = try fields.nestedContainer(keyedBy: FieldName.self, forKey: "Error")
        let words = "\(try error.text("Code")): \(try error.text("Message"))"
        return SavedAnswerError("the API refused this request (\(words)); run tccli again and save its answer")
    }
}

/// An element of a list that must not take the others with it.
private struct Attempt: Decodable {
    var record: Result<DeployRecord, SavedAnswerError>

    init(from decoder: any Decoder) throws {
        do { record = .success(try SavedRecord(from: decoder).record) } catch { record = .failure(SavedAnswerError(error)) }
    }
}
