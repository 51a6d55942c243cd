import FoundationEssentials
import RecordModel
import Testing

@Suite struct RecordIDTests {
    @Test(arguments: ["1", "2", "1000231", "9223372036854775807"])
    func decimalDigitsAreAnID(text: String) throws {
        let id = try #require(DeployRecord.ID(text))
        #expect(id.rawValue == Int64(text))
        #expect(id.description == text)
    }

    @Test(arguments: [
        "", "0", "00", "-1", "9223372036854775808", "99999999999999999999", "1e3", "1.0", "0x10", " 1", "1 ", "1\n",
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
        let json = try JSONEncoder().encode([DeployRecord.ID.sample(.max)])
        #expect(String(decoding: json, as: UTF8.self) == "[9223372036854775807]")
        #expect(try JSONDecoder().decode([DeployRecord.ID].self, from: json) == [.sample(.max)])
    }

    @Test(arguments: ["[0]", "[-1]", "[9223372036854775808]", "[\"1\"]", "[1.5]", "[null]"])
    func aNumberThatIsNoIDIsNotDecoded(json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([DeployRecord.ID].self, from: Data(json.utf8)) }
    }
}
