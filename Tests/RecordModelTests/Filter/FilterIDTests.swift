import FoundationEssentials
import RecordModel
import Testing

/// `id:update/42`: ids as the list shows them, of one family or of all.
@Suite struct FilterIDTests {
    private func filter(_ text: String) throws -> RecordFilter {
        try RecordFilter(text, now: FilterGrammarTests.now, zone: .china)
    }

    /// Which of these ids the filter lets through.
    private func found(_ text: String) throws -> [String] {
        let filter = try filter(text)
        return ["5", "7", "9", "update/5", "update/7", "update/9", "deploy/7"].filter { id in
            guard let id = DeployRecord.ID(id) else { return false }
            let record = DeployRecord(
                id: id, certificateID: "c", resourceTypes: [], status: .deployed, createdAt: nil, updatedAt: nil)
            return filter.matches(record, names: nil)
        }
    }

    @Test(
        arguments: [
            ("id:update/7", ["update/7"]), ("id:UPDATE/7", ["update/7"]), ("id:upload/7", ["7"]),
            ("id:7", ["7", "update/7", "deploy/7"]), ("id:update/7,deploy/7", ["update/7", "deploy/7"]),
            ("id:update/5,9", ["9", "update/5", "update/9"]), ("id:update/6..9", ["update/7", "update/9"]),
            ("id:update/6..update/9", ["update/7", "update/9"]), ("id:6..update/8", ["update/7"]),
            ("id:update/6..", ["update/7", "update/9"]), ("id:..update/6", ["update/5"]),
            ("id>update/5", ["update/7", "update/9"]), ("id>=update/7", ["update/7", "update/9"]),
            ("id<update/7", ["update/5"]), ("id<=update/7", ["update/5", "update/7"]),
            ("!id:update/5..9 !id:deploy/7", ["5", "7", "9"]),
        ])
    func anIdMayNameItsFamily(text: String, ids: [String]) throws {
        #expect(try found(text) == ids)
    }

    @Test(arguments: [
        "foo/7", "update/", "/7", "update/7/8", "update/x", "update/5..deploy/9", "update/9..5", "update/+5", "update",
    ])
    func whatIsNoneIsSaidSo(value: String) {
        let message = "\"\(value)\" is no id or range of ids: id:1000231, id:update/42, id:1000..2000, id>1000"
        #expect(throws: FilterError(message, at: 0..<3 + value.count)) { try filter("id:\(value)") }
    }

    @Test(
        arguments: [
            ("family:deploy", RecordFamily.deploy), ("clb family:deploy", .deploy), ("family:deploy,update", nil),
            ("!family:deploy", nil),
            ("family:update", nil), ("deploy", nil),
        ] as [(String, RecordFamily?)])
    func aFamilyThatNoListHasIsKnown(text: String, family: RecordFamily?) throws {
        #expect(try filter(text).unlistedFamily == family)
    }
}
