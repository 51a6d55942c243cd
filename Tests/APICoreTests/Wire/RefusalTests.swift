import RecordModel
import Testing

@testable import APICore

@Suite struct RefusalTests {
    private func refusal(_ body: String, status: Int = 200, of action: AnyAction = .rollback) async throws -> APIError {
        try await failure { try await action.send(over: APIClient(FakeTransport(.json(body, status: status)))) }
    }

    @Test(arguments: AnyAction.allCases, [200, 400, 403, 500, 502])
    func anErrorInTheBodyIsARefusalWhateverTheStatus(action: AnyAction, status: Int) async throws {
        let body = #"{"Response":{"Error":{"Code":"FailedOperation.AuthError","Message":"No."},"RequestId":"r-1"}}"#
        let error = try await refusal(body, status: status, of: action)
        #expect(error.reason == .refused(code: "FailedOperation.AuthError", message: "No."))
        #expect(error.requestID == RequestID(rawValue: "r-1"))
        #expect(error.leftMachine)
    }

    @Test(arguments: ["", #","RequestId":null"#])
    func anErrorWithoutARequestIDKeepsItsCode(requestID: String) async throws {
        let error = try await refusal(#"{"Response":{"Error":{"Code":"InternalError","Message":"Fault."}\#(requestID)}}"#)
        #expect(error.reason == .refused(code: "InternalError", message: "Fault."))
        #expect(error.requestID == nil)
    }

    @Test func theResultsBesideAnErrorDoNotMakeItASuccess() async throws {
        let body = #"{"Response":{"TotalCount":0,"DeployRecordList":[],"Error":{"Code":"X","Message":""},"RequestId":"r-1"}}"#
        #expect(try await refusal(body, of: .list).code == "X")
    }

    @Test(arguments: [
        (#"{"code":4000,"message":"Wrong.","codeDesc":"InvalidParameter"}"#, "InvalidParameter", "Wrong."),
        (#"{"code":"4000","message":"Wrong."}"#, "code 4000", "Wrong."), (#"{"code":-1}"#, "code -1", ""),
    ])
    func theOldFormIsUnderstood(body: String, code: String, message: String) async throws {
        #expect(try await refusal(body).reason == .refused(code: code, message: message))
    }

    @Test(arguments: [
        (#"{"Code":"X","Message":null}"#, "X", ""), (#"{"Code":"X"}"#, "X", ""), (#"{"Message":"m"}"#, "", "m"),
        (#"{"Code":404,"Message":"m"}"#, "404", "m"), ("{}", "", ""),
    ])
    func halfAnErrorIsStillAnError(error: String, code: String, message: String) async throws {
        #expect(try await refusal(#"{"Response":{"Error":\#(error)}}"#).reason == .refused(code: code, message: message))
    }

    @Test func theTextsOfARefusalAreCleaned() async throws {
        let error = try await refusal(
            #"{"Response":{"Error":{"Code":"A\u001b[31m","Message":"b\r\n\u202ec"},"RequestId":"r\u0007"}}"#)
        #expect(error.reason == .refused(code: "A␛[31m", message: "b␍␊\u{FFFD}c"))
        #expect(error.requestID == RequestID(rawValue: "r␇"))
    }

    @Test(arguments: [
        (TransportError(.connection("no route"), leftMachine: false), APIError.Reason.unreachable("no route")),
        (TransportError(.connection("reset"), leftMachine: true), .lost("reset")),
        (TransportError(.tooLarge(limit: 9), leftMachine: true), .unreadable(.tooLarge(limit: 9))),
        (TransportError(.cancelled, leftMachine: false), .cancelled), (TransportError(.cancelled, leftMachine: true), .cancelled),
    ])
    func aFailureOfTheNetworkSaysWhetherAnythingLeft(failed: TransportError, reason: APIError.Reason) async throws {
        let error = try await failure { _ = try await APIClient(FakeTransport(.failure(failed))).rollBack() }
        #expect(error.reason == reason)
        #expect(error.leftMachine == failed.leftMachine)
    }
}
