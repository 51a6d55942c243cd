import Foundation
import Testing

@testable import APICore

@Suite(.timeLimit(.minutes(1))) struct RefreshedCredentialsTests {
    private let fetch = KeyFetch()

    private func id(_ provider: RefreshedCredentials) async -> String {
        do { return try await provider.credentials().secretID } catch { return error.sentence }
    }

    @Test func keysAreFetchedWhenNeededAndKept() async {
        fetch.answer("A", lasting: 7200)
        let provider = fetch.provider()
        #expect(fetch.count == 0)
        #expect(await [id(provider), id(provider)] == ["A", "A"])
        #expect(fetch.count == 1)
    }

    @Test(arguments: [(6899.0, 1, "A"), (6900.0, 2, "B"), (7200.0, 2, "B")])
    func theyAreFetchedAnewWhenFiveMinutesAreLeft(seconds: Double, count: Int, id: String) async {
        fetch.answer("A", lasting: 7200)
        let provider = fetch.provider()
        _ = await self.id(provider)
        fetch.advance(by: seconds)
        fetch.answer("B", lasting: 7200)
        #expect(await self.id(provider) == id)
        #expect(fetch.count == count)
    }

    @Test func allWhoWaitShareOneFetch() async {
        fetch.answer("A", lasting: 7200)
        fetch.hold()
        let provider = fetch.provider()
        await withTaskGroup(of: String.self) { group in
            for _ in 0..<50 { group.addTask { await id(provider) } }
            while await provider.waitingCount < 50 { await Task.yield() }
            fetch.letGo()
            for await id in group { #expect(id == "A") }
        }
        #expect(fetch.count == 1)
    }

    @Test func whoGivesUpLeavesTheFetchToTheOthers() async {
        fetch.answer("A", lasting: 7200)
        fetch.hold()
        let provider = fetch.provider()
        let first = Task { await id(provider) }
        while fetch.count == 0 { await Task.yield() }
        let second = Task { await id(provider) }
        while await provider.waitingCount < 2 { await Task.yield() }
        first.cancel()
        #expect(await first.value == "given up")
        fetch.letGo()
        #expect(await second.value == "A")
        #expect(fetch.count == 1)
    }

    @Test func aFailureIsToldAndForgotten() async {
        fetch.fail("not now")
        let provider = fetch.provider()
        #expect(await id(provider) == "this machine's CVM role: not now")
        fetch.answer("A", lasting: 7200)
        #expect(await id(provider) == "A")
        #expect(fetch.count == 2)
    }

    @Test func whileTheOldOnesServeAFailureIsNoneAndAfterwardsItIsOne() async {
        fetch.answer("A", lasting: 7200)
        let provider = fetch.provider()
        _ = await id(provider)
        fetch.advance(by: 7199)
        fetch.fail("not now")
        #expect(await id(provider) == "A")
        fetch.advance(by: 1)
        fetch.fail("not now either")
        #expect(await id(provider) == "this machine's CVM role: not now either")
        #expect(fetch.count == 3)
    }

    @Test func keysThatTheServiceRefusesAreDroppedAndNoOthers() async throws {
        fetch.answer("A", lasting: 7200)
        fetch.answer("B", lasting: 7200)
        let provider = fetch.provider()
        let first = try await provider.credentials()
        #expect(await provider.discard(first))
        #expect(await id(provider) == "B")
        // Another call that was refused with the first ones must not throw the new ones away.
        #expect(await provider.discard(first))
        #expect(await id(provider) == "B")
        #expect(fetch.count == 2)
    }

    @Test func keysThatHaveEndedWhenTheyComeServeNobody() async {
        fetch.answer("A", lasting: 0)
        let provider = fetch.provider()
        #expect(await id(provider).contains("had ended at 2025-06-27T04:53:20Z: see whether this machine's clock is right"))
    }

    @Test func nothingIsPrintedOfThem() async throws {
        let keys = Credentials(secretID: "A", secretKey: Secret("opens-nothing"), token: Secret("opens-too"))
        let temporary = TemporaryCredentials(keys, expiresAt: fetch.now)
        #expect(!everyPrintout(of: temporary).contains("opens"))
        let provider = RefreshedCredentials(CredentialSource(.machineRole), now: { Date() }) { temporary }
        #expect(!everyPrintout(of: provider).contains("opens"))
    }
}
