import Testing

@testable import CloudSimulator

@Suite struct FaultTests {
    @Test(arguments: [
        ("rollback:cut-after:1", Fault(target: .rollback, effect: .cutAfter, times: 1)),
        ("any:slow=2.5", Fault(target: .any, effect: .slow(seconds: 2.5))),
        ("detail:html502:3", Fault(target: .detail, effect: .html502, times: 3)),
        (
            "list:code=FailedOperation.AuthError",
            Fault(target: .list, effect: .code("FailedOperation.AuthError"))
        ),
        ("retry:error-charset", Fault(target: .retry, effect: .errorWithCharset)),
    ])
    func textsAreReadAndWritten(text: String, fault: Fault) throws {
        #expect(try Fault(parsing: text) == fault)
        #expect(fault.description == text)
    }

    @Test func everyFormInTheHelpCanBeRead() throws {
        for form in FaultEffect.allForms {
            let text = form.replacing("SECONDS", with: "1")
            #expect(throws: Never.self) { try Fault(parsing: "any:\(text)") }
        }
    }

    @Test(arguments: [
        "", "any", "all:empty", "any:nonsense", "any:empty:0", "any:empty:-1", "any:empty:x", "any:empty:1:2",
        "any:slow=", "any:slow=-1", "any:slow=nan", "any:slow=1e30", "any:code=",
    ])
    func anythingElseIsRefusedWithWhatIsAllowed(text: String) {
        let error = #expect(throws: SimulatorError.self) { try Fault(parsing: text) }
        #expect(error?.reason == .unreadableFault(text))
        #expect(error?.explanation.contains("cut-before") == true)
    }

    @Test func aFaultHitsItsActionAsOftenAsItSays() throws {
        let bench = try Bench(demo: "", faults: [Fault(target: .list, effect: .rateLimit, times: 2)])
        #expect(try bench.call(.detail, #"{"DeployRecordId": 1}"#).code != "RequestLimitExceeded")
        let codes = try (0..<3).map { _ in try bench.call(.list).code }
        #expect(codes == ["RequestLimitExceeded", "RequestLimitExceeded", "OK"])
    }

    @Test func aForgedRequestUsesNoFaultUp() throws {
        let bench = try Bench(demo: "", faults: [Fault(target: .any, effect: .internalError, times: 1)])
        let forged = TestSigner(secretKey: "wrong").request(Action.list.rawValue, "{}", at: bench.clock.now)
        #expect(try bench.send(forged).code == "AuthFailure.SignatureFailure")
        #expect(try bench.call(.list).code == "InternalError")
    }
}
