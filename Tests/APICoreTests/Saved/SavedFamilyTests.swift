import FoundationEssentials
import RecordModel
import Testing

@testable import APICore

/// A number alone is a record of the family that stands beside it; what contradicts itself is taken for nothing.
@Suite struct SavedFamilyTests {
    private func read(_ json: String) throws -> SavedAnswer { try SavedAnswer(json: Array(json.utf8)) }

    private func record(_ fields: String) throws -> String? {
        try read(#"{\#(fields),"certificateID":"c","resourceTypes":["clb"],"status":1}"#).records.first?.id.description
    }

    @Test(arguments: [
        (#""id":5"#, "5"), (#""id":5,"family":"update""#, "update/5"), (#""id":"5","family":"deploy""#, "deploy/5"),
        (#""id":5,"family":"upload""#, "5"), (#""id":"update/5""#, "update/5"),
        (#""id":"update/5","family":"update""#, "update/5"),
        (#""id":5,"family":null"#, "5"),
    ])
    func theFamilyDecidesForAnIdWithoutOne(fields: String, id: String) throws {
        #expect(try record(fields) == id)
    }

    @Test(arguments: [
        (#""id":"update/5","family":"deploy""#, "id update/5 is of another family than family deploy: one of them is wrong"),
        (#""id":"update/5","family":"upload""#, "id update/5 is of another family than family upload: one of them is wrong"),
        (#""id":5,"family":"foo""#, "family \"foo\" is none; the families are upload, update, deploy"),
    ])
    func aContradictionIsAFault(fields: String, words: String) {
        #expect(throws: SavedAnswerError(words)) { try record(fields) }
    }

    @Test func soItIsInATable() throws {
        let table = try SavedTable(header: ["id", "family", "certificateID", "resourceTypes", "status"])
        #expect(try table.record(in: ["5", "update", "c", "clb", "1"]).id.description == "update/5")
        #expect(try table.record(in: ["5", "", "c", "clb", "1"]).id.description == "5")
        #expect(throws: SavedAnswerError.self) { try table.record(in: ["update/5", "deploy", "c", "clb", "1"]) }
    }

    private func detail(_ id: String, _ family: String) throws -> String? {
        let json = #"{"id":\#(id),"family":"\#(family)","readAt":"2025-05-20T07:03:17Z","tasks":[]}"#
        return try read(json).detail?.recordID?.description
    }

    @Test func soItIsOfADetailOfCertback() throws {
        #expect(try detail("5", "update") == "update/5" && detail(#""update/5""#, "update") == "update/5")
        #expect(try detail("5", "upload") == "5")
        #expect(throws: SavedAnswerError("id deploy/5 is of another family than family update: one of them is wrong")) {
            try detail(#""deploy/5""#, "update")
        }
    }

    @Test func anAnswerOfTheAPIHasAFamilyOfItsOwn() throws {
        let detail = #"{"DeployRecordId":5,"family":"update","RecordDetailList":[]}"#
        #expect(try read(detail).detail?.recordID?.description == "update/5")
        #expect(throws: SavedAnswerError.self) { try read(detail.replacing("\"update\"", with: "\"deploy\"")) }
    }

    @Test func theRecordThatARollbackRanInComesBack() throws {
        let task =
            #"{"type":1,"status":1,"progress":{"total":0,"succeeded":0,"failed":0,"running":0},"rollbackRecord":"update/9","items":[]}"#
        let detail = #"{"id":"update/5","readAt":"2025-05-20T07:03:17Z","tasks":[\#(task)]}"#
        #expect(try read(detail).detail?.tasks.first?.rollbackRecord?.description == "update/9")
    }
}
