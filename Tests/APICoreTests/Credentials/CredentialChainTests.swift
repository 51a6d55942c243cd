import Foundation
import RecordModel
import Testing

@testable import APICore

/// The five places keys are looked for in, each absent, serving, or there and broken: which one serves, who is asked.
@Suite struct CredentialChainTests {
    enum State: CaseIterable, Sendable { case absent, serves, broken, expired }

    /// The places in the order in which they count, with the id of the keys each of them has.
    enum Place: String, CaseIterable, Sendable {
        case environment = "AKIDENV"
        case tccli = "AKIDTCCLI"
        case file = "AKIDFILE"
        case workload = "AKIDROLE"
        case machine = "AKIDMACHINE"

        /// Only a login can have ended.
        var states: [State] { self == .tccli ? State.allCases : [.absent, .serves, .broken] }
    }

    /// Every combination there is: 324.
    static let combinations = Place.allCases.reduce([[State]()]) { lists, place in
        lists.flatMap { list in place.states.map { list + [$0] } }
    }

    @Test(arguments: combinations)
    func theFirstThatIsThereDecides(states: [State]) async throws {
        try await KeyPlace.with { place in
            for (source, state) in zip(Place.allCases, states) { try prepare(source, state, in: &place) }
            let deciding = states.firstIndex { $0 != .absent }
            let isAskedFor = deciding == nil || deciding == 4
            let outcome = await place.outcome()
            let asked = place.transport.calls.map(\.url).filter { $0.hasPrefix(MetadataService.address) }
            #expect(asked.isEmpty != isAskedFor, "the metadata service is asked where there is nothing else, and only there")
            if let deciding, states[deciding] == .serves {
                #expect(outcome == .success(Place.allCases[deciding].rawValue))
                return
            }
            guard case .failure(.noneServed(let attempts)) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(attempts.count == (deciding ?? 4) + 1)
            #expect(attempts.dropLast().allSatisfy { $0.problem.isAbsence })
            #expect(attempts.last?.problem.isAbsence == (deciding == nil))
        }
    }

    private func prepare(_ source: Place, _ state: State, in place: inout KeyPlace) throws {
        let id = source.rawValue
        switch (source, state) {
        case (.machine, .absent): place.transport = FakeTransport { call, _ in Self.answer(to: call, machine: .unreachable) }
        case (.machine, .broken): place.transport = FakeTransport { call, _ in Self.answer(to: call, keys: .json("{")) }
        case (_, .absent), (.machine, _): break
        case (.environment, .serves):
            place.environment.merge(["TENCENTCLOUD_SECRET_ID": id, "TENCENTCLOUD_SECRET_KEY": "k"]) { $1 }
        case (.environment, _): place.environment["TENCENTCLOUD_SECRET_ID"] = id
        case (.tccli, .serves): try place.tccli(#"{"secretId":"\#(id)","secretKey":"k"}"#)
        case (.tccli, .expired):
            try place.tccli(#"{"type":"oauth","secretId":"\#(id)","secretKey":"k","token":"t","expiresAt":1750999999}"#)
        case (.tccli, _): try place.tccli(#"{"secretId":"\#(id)""#)
        case (.file, .serves): try place.write("[default]\nsecret_id = \(id)\nsecret_key = k\n", to: ".tencentcloud/credentials")
        case (.file, _): try place.write("[default]\nsecret_id = \(id)\n", to: ".tencentcloud/credentials")
        case (.workload, .serves):
            try place.write("web-token\n", to: "token")
            place.environment.merge([
                "TKE_REGION": "ap-x", "TKE_PROVIDER_ID": "p", "TKE_ROLE_ARN": KeyPlace.role,
                "TKE_WEB_IDENTITY_TOKEN_FILE": "\(place.home)/token",
            ]) { $1 }
        case (.workload, _): place.environment["TKE_ROLE_ARN"] = KeyPlace.role
        }
    }

    private static func answer(
        to call: HTTPCall, machine: FakeTransport.Answer? = nil, keys: FakeTransport.Answer? = nil
    ) -> FakeTransport.Answer {
        if let machine, call.url.hasPrefix(MetadataService.address) { return machine }
        if let keys, call.url.hasSuffix("/machine") { return keys }
        return KeyPlace.usualAnswer(to: call)
    }

    @Test func lookingAsksNobody() async throws {
        try await KeyPlace.with { place in
            let chain = try place.chain()
            #expect(chain.source.kind == .machineRole)
            #expect(place.transport.calls.isEmpty)
        }
    }

    @Test func withNothingAtAllEveryPlaceIsNamedWithItsReason() async throws {
        try await KeyPlace.with { place in
            place.transport = FakeTransport(.unreachable)
            #expect(
                await place.said() == """
                    the environment: not set: TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY; \
                    tccli's profile default: ~/.tccli/default.credential is not there; \
                    ~/.tencentcloud/credentials: ~/.tencentcloud/credentials is not there; \
                    the TKE workload identity: not set: TKE_REGION, TKE_PROVIDER_ID, TKE_WEB_IDENTITY_TOKEN_FILE, TKE_ROLE_ARN; \
                    this machine's CVM role: http://metadata.tencentyun.com does not answer (refused): this is no CVM, or it \
                    has no network
                    """)
        }
    }

    @Test func whereTheEndpointIsThisMachineTheMetadataServiceIsNotAsked() async throws {
        try await KeyPlace.with { place in
            let error = #expect(throws: CredentialsError.self) { try place.chain(asksMetadata: false) }
            #expect(error?.sentence.contains("not asked, since the endpoint is this machine") == true)
            #expect(place.transport.calls.isEmpty)
        }
    }

    @Test func aNamedProfileGoesBeforeTheEnvironmentAndAlone() async throws {
        try await KeyPlace.with { place in
            place.environment = ["TENCENTCLOUD_SECRET_ID": "AKIDENV", "TENCENTCLOUD_SECRET_KEY": "k"]
            try place.tccli(#"{"secretId":"AKIDPROD","secretKey":"k"}"#, profile: "prod")
            #expect(await place.outcome("prod") == .success("AKIDPROD"))
            #expect(await place.said("absent") == "tccli's profile absent: ~/.tccli/absent.credential is not there")
            #expect(await place.said("../x") == "tccli's profile ../x: a profile's name has no slash in it and is not empty")
        }
    }

    @Test func aProfileNamedByTccliVariableGoesBehindTheEnvironmentAndEndsTheSearch() async throws {
        try await KeyPlace.with { place in
            place.environment["TCCLI_PROFILE"] = "prod"
            try place.tccli(#"{"secretId":"AKIDDEFAULT","secretKey":"k"}"#)
            #expect(await place.said().hasSuffix("tccli's profile prod: ~/.tccli/prod.credential is not there"))
            try place.tccli(#"{"secretId":"AKIDPROD","secretKey":"k"}"#, profile: "prod")
            #expect(await place.outcome() == .success("AKIDPROD"))
            place.environment.merge(["TENCENTCLOUD_SECRET_ID": "AKIDENV", "TENCENTCLOUD_SECRET_KEY": "k"]) { $1 }
            #expect(await place.outcome() == .success("AKIDENV"))
        }
    }
}
