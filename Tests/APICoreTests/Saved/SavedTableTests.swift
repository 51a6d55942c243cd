import FoundationEssentials
import RecordModel
import Testing

@testable import APICore

@Suite struct SavedTableTests {
    private static let api = ["Id", "OldCertId", "ResourceTypes", "Status", "CreateTime", "UpdateTime"]

    @Test(arguments: [
        (api, ["2", "OMhKAc35", "clb,TKE", "1", "2025-05-20 15:03:17", "2025-05-20 15:03:18"]),
        (
            ["updatedAt", "status", "id", "other", "certificate", "resourceTypes", "createdAt"],
            ["2025-05-20T07:03:18Z", "1", "2", "", "OMhKAc35", "clb,tke", "2025-05-20T07:03:17Z"]
        ),
        (
            ["ID", "CERTIFICATEID", "Resource Types", "STATUS", "createtime", "updatetime"],
            ["2", "OMhKAc35", "clb,tke", "1", "2025-05-20 15:03:17", "2025-05-20 15:03:18"]
        ),
    ])
    func columnsAreFoundByTheirNames(header: [String], row: [String]) throws {
        let record = try SavedTable(header: header).record(in: row)
        #expect(record.id.rawValue == 2)
        #expect(record.certificateID == "OMhKAc35")
        #expect(record.resourceTypes == ["clb", "tke"])
        #expect(record.status == .deployed)
        #expect(record.createdAt?.timeIntervalSince1970 == 1_747_724_597)
        #expect(record.updatedAt?.timeIntervalSince1970 == 1_747_724_598)
    }

    @Test func aTableWithBothCertificatesHoldsRecordsOfTheOtherFamily() throws {
        let header = ["Id", "CertId", "OldCertId", "ResourceTypes", "Status"]
        let record = try SavedTable(header: header).record(in: ["2", "new", "old", "cdn", "1"])
        #expect(record.id.description == "update/2")
        #expect([record.certificateID, record.formerCertificateID] == ["new", "old"])
        #expect(throws: SavedAnswerError.self) { try SavedTable(header: header).record(in: ["deploy/2", "n", "o", "cdn", "1"]) }
    }

    @Test(arguments: [
        ("'=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"), ("'-x", "-x"), ("''@x", "'@x"), ("'quoted'", "'quoted'"), ("=x", "=x"),
        ("'", "'"),
        ("'＝x", "＝x"),
    ])
    func theApostropheThatKeepsAFormulaFromSpreadsheetsIsTakenOff(cell: String, certificate: String) throws {
        let record = try SavedTable(header: Self.api).record(in: ["2", cell, cell, "1", "", ""])
        #expect(record.certificateID == certificate)
        #expect(record.resourceTypes == [certificate.lowercased()])
    }

    @Test func emptyCellsAreUnknown() throws {
        let record = try SavedTable(header: Self.api).record(in: ["2", "", "", "", "", ""])
        #expect(record.certificateID == "")
        #expect(record.resourceTypes == [])
        #expect(record.status == .unknown(-1))
        #expect(record.createdAt == nil)
    }

    @Test(arguments: Self.api.dropLast(2))
    func aTableLacksNoColumnThatMakesARecord(name: String) {
        let error = #expect(throws: SavedAnswerError.self) { try SavedTable(header: Self.api.filter { $0 != name }) }
        #expect(error?.explanation.hasPrefix("no column \(name); ") == true)
    }

    @Test(arguments: [
        (["2", "c", "clb", "1", "", "", ""], "7 cells where the header has 6"), (["2"], "1 cells"),
        (["x", "c", "clb", "1", "", ""], "\"x\" is no whole number"), (["", "c", "clb", "1", "", ""], "0 is no record id"),
        (["2", "c", "clb", "DEPLOYED", "", ""], "status \"DEPLOYED\" is no whole number"),
        (["2", "c", "clb", "1", "soon", ""], "\"soon\" is no time"),
    ])
    func aBadRowSaysWhatIsWrong(row: [String], words: String) throws {
        let table = try SavedTable(header: Self.api)
        let error = #expect(throws: SavedAnswerError.self) { try table.record(in: row) }
        #expect(error?.explanation.contains(words) == true)
    }
}
