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
