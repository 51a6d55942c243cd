import FoundationEssentials
import RecordModel
import Testing

@Suite struct RecordIDTests {
    @Test(arguments: ["1", "2", "1000231", "1152921504606846975"])
    func decimalDigitsAreAnID(text: String) throws {
        let id = try #require(DeployRecord.ID(text))
        #expect(id.rawValue == Int64(text))
        #expect(id.description == text)
    }

    @Test(arguments: [
        "", "0", "00", "-1", "1152921504606846976", "9223372036854775807", "9223372036854775808", "99999999999999999999", "1e3",
        "1.0", "0x10", " 1", "1 ", "1\n",
        "+1", "1,000", "1_000", "text", "１", "١", "1\u{301}", "1\u{200B}",
    ])
    func anythingElseIsNoID(text: String) {
        #expect(DeployRecord.ID(text) == nil)
    }

    @Test(arguments: [0, -1, Int64.min])
    func numbersBelowOneAreNoID(number: Int64) {
        #expect(DeployRecord.ID(rawValue: number) == nil)
    }

    @Test func partOfATextCanBeRead() throws {
        #expect(try DeployRecord.ID("rollback 42".dropFirst(9)) == .sample(42))
    }

    @Test func idsAreOrderedAsNumbers() throws {
        let ids = try ["10", "9", "100"].map { try #require(DeployRecord.ID($0)) }
        #expect(ids.sorted().map(\.description) == ["9", "10", "100"])
    }

    @Test func anIDTravelsAsAPlainNumber() throws {
        let json = try JSONEncoder().encode([DeployRecord.ID.sample(1_152_921_504_606_846_975)])
        #expect(String(decoding: json, as: UTF8.self) == "[1152921504606846975]")
        #expect(try JSONDecoder().decode([DeployRecord.ID].self, from: json) == [.sample(1_152_921_504_606_846_975)])
    }

    @Test(arguments: ["[0]", "[-1]", "[9223372036854775808]", "[\"1\"]", "[1.5]", "[null]"])
    func aNumberThatIsNoIDIsNotDecoded(json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([DeployRecord.ID].self, from: Data(json.utf8)) }
    }

    @Test(arguments: RecordFamily.allCases)
    func theSameNumberIsAnotherIDInEachFamily(family: RecordFamily) throws {
        for number: Int64 in [1, 17_747_848, 1_152_921_504_606_846_975] {
            let id = try #require(DeployRecord.ID(family, number))
            #expect(id.family == family && id.number == number)
            #expect(DeployRecord.ID(rawValue: id.rawValue) == id)
            #expect(DeployRecord.ID(id.description) == id)
            #expect(DeployRecord.ID.rawValues(of: family).contains(id.rawValue))
            #expect(RecordFamily.allCases.count { DeployRecord.ID.rawValues(of: $0).contains(id.rawValue) } == 1)
            let json = try JSONEncoder().encode([id])
            #expect(try JSONDecoder().decode([DeployRecord.ID].self, from: json) == [id])
        }
        #expect(DeployRecord.ID(family, 0) == nil && DeployRecord.ID(family, 1_152_921_504_606_846_976) == nil)
    }

    @Test(arguments: [("update/17747848", RecordFamily.update), ("deploy/1", .deploy), ("upload/5", .uploadUpdate)])
    func aFamilyStandsBeforeItsNumber(text: String, family: RecordFamily) throws {
        #expect(try #require(DeployRecord.ID(text)).family == family)
    }

    @Test(arguments: ["update", "update/", "/5", "update/5/6", "updates/5", "update/-5", "update/x", "update /5", "5/update"])
    func whatIsNoFamilyAndNumberIsNoID(text: String) { #expect(DeployRecord.ID(text) == nil) }

    @Test func wholeRangesOfNumbersStayInTheirFamily() {
        for family in RecordFamily.allCases {
            let ids = DeployRecord.ID.rawValues(of: family)
            #expect(DeployRecord.ID(rawValue: ids.lowerBound)?.number == 1)
            #expect(DeployRecord.ID(rawValue: ids.upperBound)?.family == family)
            #expect(DeployRecord.ID(rawValue: ids.lowerBound - 1) == nil)
        }
        #expect(DeployRecord.ID(rawValue: .max) == nil)
    }
}
