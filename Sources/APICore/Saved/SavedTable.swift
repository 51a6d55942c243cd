public import RecordModel

/// Which column of a table holds which field of a record; found by the names in its first row, in any order.
public struct SavedTable: Sendable {
    private let family: RecordFamily
    private let columnCount: Int
    private let id, certificate, types, status: Int
    private let created, updated, statusWord, former, familyWord: Int?

    /// - Parameter header: names of the API or of `certback list`, capitals or not.
    /// - Throws: where one is missing without which a row is no record.
    public init(header: [String]) throws(SavedAnswerError) {
        let columns = Columns(header)
        family = columns.api.family
        columnCount = header.count
        id = try columns.required(\.id)
        certificate = try columns.required(\.certificate, or: "certificate")
        types = try columns.required(\.types)
        status = try columns.required(\.status)
        created = columns.place(\.created)
        updated = columns.place(\.updated)
        statusWord = columns.place(of: "statusword")
        former = columns.formerCertificate
        familyWord = columns.place(of: RecordNames.family.stringValue)
    }

    /// The record of one row.
    ///
    /// - Throws: what is wrong with the row, in words for whoever made the file.
    public func record(in row: [String]) throws(SavedAnswerError) -> DeployRecord {
        guard row.count == columnCount else {
            throw SavedAnswerError("\(row.count) cells where the header has \(columnCount); does a comma lack its quotes?")
        }
        let fields = RecordFields(
            id: try identity(row[id]), family: familyWord.map { row[$0] },
            certificate: row[certificate].asBeforeSpreadsheets.cleaned,
            formerCertificate: former.map { row[$0].asBeforeSpreadsheets.cleaned } ?? "",
            types: row[types].asBeforeSpreadsheets.split(separator: ",").map(String.init),
            status: try number(row[status], "status"),
            created: created.map { row[$0].cleaned }, updated: updated.map { row[$0].cleaned })
        return try fields.checked(family, statusWord: statusWord.map { row[$0] })
    }

    /// With its family, as certback writes it, or a number.
    private func identity(_ cell: String) throws(SavedAnswerError) -> String {
        if DeployRecord.ID(cell) != nil { return cell }
        return String(try number(cell, "id") ?? 0)
    }

    private func number(_ cell: String, _ name: String) throws(SavedAnswerError) -> Int? {
        if cell.isEmpty { return nil }
        guard let number = Int(cell) else { throw SavedAnswerError("\(name) \"\(cell.prefix(40))\" is no whole number") }
        return number
    }
}

/// The header of a table.
private struct Columns {
    private let names: [String]
    /// The API's names of the family whose records these are.
    let api: RecordNames

    init(_ header: [String]) {
        let names = header.map { name in name.lowercased().filter { $0 != " " } }
        self.names = names
        api = names.contains(RecordNames.update.certificate.stringValue.lowercased()) ? .update : .api
    }

    func place(of name: String) -> Int? { names.firstIndex(of: name.lowercased()) }

    func place(_ field: KeyPath<RecordNames, FieldName>) -> Int? {
        [api, .list].lazy.compactMap { place(of: $0[keyPath: field].stringValue) }.first
    }

    var formerCertificate: Int? {
        [api, .list].lazy.compactMap { $0.formerCertificate.flatMap { place(of: $0.stringValue) } }.first
    }

    func required(_ field: KeyPath<RecordNames, FieldName>, or other: String = "") throws(SavedAnswerError) -> Int {
        if let place = place(field) ?? place(of: other) { return place }
        let name = api[keyPath: field].stringValue
        let wanted = "a table begins with a line of names, such as Id,OldCertId,ResourceTypes,Status,CreateTime,UpdateTime"
        throw SavedAnswerError("no column \(name); \(wanted)")
    }
}

extension String {
    /// Without the apostrophe that `certback list --format csv` puts before what a spreadsheet would take for a formula.
    fileprivate var asBeforeSpreadsheets: String {
        guard utf8.first == UInt8(ascii: "'"), let first = unicodeScalars.first(where: { $0 != "'" }) else { return self }
        return "=+-@＝＋－＠".unicodeScalars.contains(first) ? String(unicodeScalars.dropFirst()) : self
    }
}
