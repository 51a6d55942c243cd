import RecordModel
import Testing

@testable import APICore

/// Who waits for whom once the API has refused for the rate.
@Suite struct RateLimiterTests {
    @Test func aChangeDoesNotWaitForWhatReadsHaveUsedUp() async throws {
        let limiter = RateLimiter(requestsPerSecond: 5)
        await limiter.hold(for: .seconds(3600))
        for _ in 0..<5 { _ = try await limiter.take(.change) }
    }

    @Test(arguments: [RateLimiter.Priority.look, .synchronise])
    func aReadWaitsAsLongAsTheRefusedRequest(priority: RateLimiter.Priority) async throws {
        let limiter = RateLimiter(requestsPerSecond: 5)
        await limiter.hold(for: .seconds(3600))
        let read = Task { _ = try await limiter.take(priority) }
        read.cancel()
        await #expect(throws: CancellationError.self) { try await read.value }
    }

    /// What nobody waits for takes half of the budget at the most, so that a look finds a token there.
    @Test func whatNobodyWaitsForLeavesTokensForALook() async throws {
        let limiter = RateLimiter(TokenBucket(capacity: 4, refill: .seconds(3600)))
        for _ in 0..<2 { _ = try await limiter.take(.background) }
        let third = Task { _ = try await limiter.take(.background) }
        third.cancel()
        await #expect(throws: CancellationError.self) { try await third.value }
        for _ in 0..<2 { _ = try await limiter.take(.look) }
    }

    /// The API refuses the eleventh request a second of these families, while the whole budget has more to give.
    @Test(arguments: [RecordFamily.update, .deploy])
    func aFamilyOfALowerRateLeavesTheRestToTheOther(family: RecordFamily) async throws {
        let limiter = RateLimiter(TokenBucket(capacity: 20, refill: .seconds(3600)))
        for _ in 0..<10 { _ = try await limiter.take(.look, of: family) }
        let eleventh = Task { _ = try await limiter.take(.change, of: family) }
        eleventh.cancel()
        await #expect(throws: CancellationError.self) { try await eleventh.value }
        for _ in 0..<10 { _ = try await limiter.take(.look) }
        let another = Task { _ = try await limiter.take(.change) }
        another.cancel()
        await #expect(throws: CancellationError.self) { try await another.value }
    }

    @Test func aReadGoesOnAfterwards() async throws {
        let limiter = RateLimiter(requestsPerSecond: 5)
        await limiter.hold(for: .microseconds(100))
        _ = try await limiter.take(.look)
    }

    @Test func aShorterHoldDoesNotEndALongerOne() async throws {
        let limiter = RateLimiter(requestsPerSecond: 5)
        await limiter.hold(for: .seconds(3600))
        await limiter.hold(for: .zero)
        let read = Task { _ = try await limiter.take(.look) }
        read.cancel()
        await #expect(throws: CancellationError.self) { try await read.value }
    }
}
