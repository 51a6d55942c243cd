import Foundation
import Testing

@testable import CloudSimulator

@Suite struct SecurityTokenTests {
    private static let role = "qcs::cam::uin/100000000001:roleName/operator"
    private let bench: Bench

    init() throws { bench = try Bench() }

    /// Temporary keys, as a client reads them from the answer.
    private func keys(_ reply: Reply) throws -> (signer: TestSigner, token: String) {
        let keys = try #require(reply.response["Credentials"] as? [String: String])
        let signer = TestSigner(
            secretID: try #require(keys["TmpSecretId"]), secretKey: try #require(keys["TmpSecretKey"]))
        return (signer, try #require(keys["Token"]))
    }

    private func list(_ signer: TestSigner, token: String?) throws -> String {
        var request = signer.request(Action.list.rawValue, "{}", at: bench.clock.now)
        if let token { request.headers.append(.init(name: "X-TC-Token", value: token)) }
        return try bench.send(request).code
    }

    private func assume(_ more: String = "") throws -> Reply {
        try bench.call(.assumeRole, #"{"RoleArn": "\#(Self.role)", "RoleSessionName": "s"\#(more)}"#)
    }

    @Test func aKeyIsToldWhoseItIs() throws {
        let reply = try bench.call(.callerIdentity)
        #expect(reply.response["AccountId"] as? String == "100000000001")
        #expect(reply.response["Type"] as? String == "CAMUser")
    }

    @Test func issuedKeysServeWithTheirTokenAloneAndUntilTheyEnd() throws {
        let reply = try assume()
        #expect(reply.response["ExpiredTime"] as? Int == Int(bench.clock.now.timeIntervalSince1970) + 7200)
        let (signer, token) = try keys(reply)
        #expect(try list(signer, token: token) == "OK")
        #expect(try list(signer, token: nil) == "AuthFailure.TokenFailure")
        #expect(try list(signer, token: token + "x") == "AuthFailure.TokenFailure")
        bench.clock.advance(by: 7199)
        #expect(try list(signer, token: token) == "OK")
        bench.clock.advance(by: 1)
        #expect(try list(signer, token: token) == "AuthFailure.TokenFailure")
    }

    @Test func aRoleIsTheSameAccountUnderAnotherName() throws {
        let (signer, token) = try keys(try assume())
        var signerOfSTS = signer
        signerOfSTS.service = "sts"
        let version = Action.callerIdentity.version
        var request = signerOfSTS.request(Action.callerIdentity.rawValue, "{}", at: bench.clock.now, version: version)
        request.headers.append(.init(name: "X-TC-Token", value: token))
        let reply = try bench.send(request)
        #expect(reply.response["AccountId"] as? String == "100000000001")
        #expect(reply.response["Type"] as? String == "CAMRole")
    }

    @Test func aSignatureMadeForAnotherServiceIsRefused() throws {
        let version = Action.callerIdentity.version
        let request = TestSigner().request(Action.callerIdentity.rawValue, "{}", at: bench.clock.now, version: version)
        #expect(try bench.send(request).code == "AuthFailure.SignatureFailure")
        let other = TestSigner(service: "sts").request(Action.list.rawValue, "{}", at: bench.clock.now)
        #expect(try bench.send(other).code == "AuthFailure.SignatureFailure")
    }

    @Test(arguments: [
        (#"{"RoleSessionName": "s"}"#, "MissingParameter"), (#"{"RoleArn": "\#(role)"}"#, "MissingParameter"),
        (#"{"RoleArn": "qcs::cam::uin/1:roleName/x", "RoleSessionName": "s"}"#, "ResourceNotFound.RoleNotFound"),
        (#"{"RoleArn": "\#(role)", "RoleSessionName": "s", "DurationSeconds": 43201}"#, "InvalidParameterValue"),
        (#"{"RoleArn": "\#(role)", "RoleSessionName": "s", "DurationSeconds": 60}"#, "OK"),
    ])
    func theParametersOfARoleAreChecked(body: String, code: String) throws {
        #expect(try bench.call(.assumeRole, body).code == code)
    }

    @Test(arguments: [("SIMULATOR-WEB-IDENTITY-TOKEN", "OK"), ("other", "InvalidParameter.ParamError")])
    func aWebIdentityNeedsNoSignatureButItsToken(token: String, code: String) throws {
        let body = #"{"RoleArn": "\#(Self.role)", "RoleSessionName": "s", "ProviderId": "p", "WebIdentityToken": "\#(token)"}"#
        let headers = [
            "Authorization": "SKIP", "X-TC-Action": Action.assumeRoleWithWebIdentity.rawValue, "X-TC-Version": "2018-08-13",
        ]
        let request = IncomingRequest(
            headers: headers.map { .init(name: $0.key, value: $0.value) }, body: Array(body.utf8))
        let reply = try bench.send(request)
        #expect(reply.code == code)
        if code == "OK" {
            let (signer, token) = try keys(reply)
            #expect(try list(signer, token: token) == "OK")
        }
    }

    /// Nothing else may do without a signature.
    @Test func noOtherActionTakesARequestThatSkipsIt() throws {
        for action in Action.allCases where action != .assumeRoleWithWebIdentity {
            let headers = ["Authorization": "SKIP", "X-TC-Action": action.rawValue, "X-TC-Version": action.version]
            let request = IncomingRequest(headers: headers.map { .init(name: $0.key, value: $0.value) }, body: Array("{}".utf8))
            #expect(try bench.send(request).code == "AuthFailure.InvalidAuthorization", "\(action)")
        }
    }

    @Test func faultsOfSTSHitNothingElse() throws {
        let fault = try Fault(parsing: "sts:internal-error")
        let bench = try Bench { $0.faults = [fault] }
        #expect(try bench.call(.callerIdentity).code == "InternalError")
        #expect(try bench.call(.list).code == "OK")
    }
}
