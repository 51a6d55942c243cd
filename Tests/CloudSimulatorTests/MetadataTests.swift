import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

@testable import CloudSimulator

/// The metadata service over HTTP, as a CVM sees it.
@Suite(.timeLimit(.minutes(1))) struct MetadataTests {
    private static let path = "/latest/meta-data/cam/security-credentials/"

    private func get(_ path: String, at address: SimulatorAddress) async throws -> (status: Int, body: String) {
        let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: address.url + path), timeout: .seconds(20))
        return (Int(response.status.code), String(buffer: try await response.body.collect(upTo: 1 << 20)))
    }

    @Test func theRoleIsNamedAndItsKeysAreHandedOut() async throws {
        try await CloudSimulator(options: SimulatorOptions()).withMetadata { address in
            let role = try await get(Self.path, at: address)
            #expect(role.status == 200)
            #expect(role.body == "operator")
            let keys = try await get(Self.path + "operator", at: address)
            #expect(keys.status == 200)
            let answer = try JSONSerialization.jsonObject(with: Data(keys.body.utf8)) as? [String: Any]
            #expect(answer?["Code"] as? String == "Success")
            #expect((answer?["TmpSecretId"] as? String)?.hasPrefix("AKIDTEMPORARY") == true)
            #expect(try await get(Self.path + "other", at: address).status == 404)
            #expect(try await get("/", at: address).status == 404)
        }
    }

    @Test func whereNoRoleIsBoundNothingIsFound() async throws {
        try await CloudSimulator(options: SimulatorOptions()).withMetadata(.noRole) { address in
            let answer = try await get(Self.path, at: address)
            #expect(answer.status == 404)
        }
    }
}
