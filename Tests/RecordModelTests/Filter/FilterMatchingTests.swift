import FoundationEssentials
import RecordModel
import Testing

@Suite struct FilterMatchingTests {
    private static let now = FilterGrammarTests.now

    private func record(
        _ status: DeployStatus = .deployed, isRollingBack: Bool = false, types: [String] = ["clb", "waf"],
        created: Date? = now - 3600, updated: Date? = now - 60
    ) throws -> DeployRecord {
        DeployRecord(
            id: try .sample(1_000_231), certificateID: "a1B2_c3%D", resourceTypes: types, status: status, createdAt: created,
            updatedAt: updated, isRollingBack: isRollingBack)
    }

    private func names() throws -> DetailNames {
        var item = DeployItem.sample(1, listener: "lbl-443", domains: ["www.example.com", "支付.example.com"])
        (item.instanceID, item.instanceName, item.region, item.listenerName) = (
            "lb-0a1b", "新加坡 e\u{301}dge", "ap-singapore", "front*end"
        )
        var task = DeployTask.sample(.deployment, .deployed)
        task.items = [item]
        return DetailNames(try .sample(task))
    }

    private func matches(_ text: String, _ record: DeployRecord, _ names: DetailNames?) throws -> Bool {
        try RecordFilter(text, now: Self.now, zone: .china).matches(record, names: names)
    }

    @Test(arguments: [
        "", "1000231", "0023", "a1b2", "A1B2_C", "clb,waf", "deploy", "DEPLOYED", "2_c", "3%d", "www.EXAMPLE.com", "支付",
        "lb-0a1b", "新加坡",
        "e\u{301}dge", #""新加坡 e""#, "ap-singapore", "lbl-443", "front*", "type:clb", "type:WAF", "type:c*", "type:x,w*",
        "cert:a1*", "cert:*D",
        "cert:*_c*", "cert:*%*", "status:1", "status:deployed,7", "id:1000231", "id>1000230", "id>=1000231", "id<1000232",
        "id<=1000231",
        "id:1000000..", "id:..2000000", "id:5,1000231", "created<2h", "created>59m", "created:2026-11-20", "updated<61s",
        "updated>59s",
        "domain:www.*", "domain:支付.*", "domain:x,WWW.EXAMPLE.COM", "instance:lb-*", "instance:*dge", "region:ap-*",
        "clb 支付 status:1 domain:* id>5",
    ])
    func whatHoldsIsLetThroughAndItsOppositeIsNot(text: String) throws {
        #expect(try matches(text, record(), names()))
        if !text.isEmpty, !text.contains(" ") { #expect(try !matches("!\(text)", record(), names())) }
        #expect(try !matches("\(text) nowhere", record(), names()))
    }

    @Test(arguments: [
        "1000232", "waf,clb", "a1B2%c", "a1B2c", "c3_D", "ÉDGE", "édge", "edge", "www.example.org", "type:c", "type:x,y",
        "cert:a1", "cert:*_D",
        "status:0", "status:rolling", "status:failed", "id:1000230", "id>1000231", "id<1000231", "id:5..6,9",
        "created<1h created>1h",
        "created:2026-11-19", "created>61m", "updated<59s", "domain:example.com", "instance:新加坡", "region:ap", "clb !clb",
    ])
    func whatDoesNotHoldIsNot(text: String) throws {
        #expect(try !matches(text, record(), names()))
        if !text.contains(" ") { #expect(try matches("!\(text)", record(), names())) }
    }

    @Test(arguments: ["domain:*", "instance:*", "region:*", "支付", "lbl-443"])
    func withoutDetailsNothingOfThemIsFound(text: String) throws {
        #expect(try !matches(text, record(), nil))
        #expect(try matches("!\(text)", record(), nil))
        #expect(try matches("clb", record(), nil))
    }

    @Test func theStatusIsTheOneOnTheScreen() throws {
        let rolling = try record(.deployed, isRollingBack: true)
        #expect(try matches("status:rolling", rolling, nil) && matches("rolling", rolling, nil))
        #expect(try !matches("status:deployed", rolling, nil) && !matches("deployed", rolling, nil))
        #expect(try matches("status:7", record(.unknown(7)), nil) && matches(#""status 7""#, record(.unknown(7)), nil))
    }

    @Test(arguments: ["created<1000w", "created>0s", "updated:2026-11-20", "updated>1970-01"])
    func aTimeThatIsUnknownLiesInNoStretch(text: String) throws {
        #expect(try !matches(text, record(created: nil, updated: nil), nil))
        #expect(try matches("!\(text)", record(created: nil, updated: nil), nil))
    }

    @Test func aRecordWithoutTypesIsOfNone() throws {
        #expect(try !matches("type:*", record(types: []), nil))
    }

    @Test func namesAreTakenOnceAndEmptyOnesNever() throws {
        var item = DeployItem.sample(1, listener: "", domains: ["b.example", "a.example", "b.example", ""])
        item.instanceName = ""
        var task = DeployTask.sample(.deployment, .deployed)
        task.items = [item, item]
        let names = DetailNames(try .sample(task))
        #expect(names.domains == ["a.example", "b.example"])
        #expect(names.instances == ["lb-1"] && names.regions == ["ap-singapore"] && names.others == [])
        #expect(names.all == ["a.example", "b.example", "lb-1", "ap-singapore"])
    }

    @Test(arguments: [
        ("abc", "", true), ("", "", true), ("", "a", false), ("abc", "BC", true), ("abc", "abcd", false), ("支付网关", "付网", true),
        ("e\u{301}", "e", true), ("\u{E9}", "e", false), ("É", "é", false), ("a%b", "%", true), ("ab", "%", false),
        ("ab", "a*", false),
        ("aaab", "AAB", true), ("[", "{", false), ("@", "`", false),
    ])
    func capitalsOfTheLatinAlphabetAreNoDifference(text: String, part: String, contains: Bool) {
        #expect(text.containsIgnoringCase(part) == contains)
    }
}
