import Testing

@testable import APICore

@Suite struct TokenBucketTests {
    /// Pauses between the wishes of a client: a fixed row of numbers that looks like chance.
    private struct Gaps {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        /// - Parameter longest: in microseconds.
        mutating func next(upTo longest: UInt64) -> Duration {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return .microseconds(Int64((state >> 33) % (longest + 1)))
        }
    }

    /// When tokens were given to a client that waits as long as it is told to.
    private func givenTimes(seed: UInt64, longestGap: UInt64, count: Int) -> [Duration] {
        var bucket = TokenBucket()
        var gaps = Gaps(seed: seed)
        var now = Duration.zero
        var given: [Duration] = []
        while given.count < count {
            now += gaps.next(upTo: longestGap)
            while let pause = bucket.take(at: now) { now += pause }
            given.append(now)
        }
        return given
    }

    @Test(arguments: [1, 2, 3] as [UInt64], [0, 1_000, 60_000, 400_000] as [UInt64])
    func noSecondSeesMoreThanTwenty(seed: UInt64, longestGap: UInt64) {
        let times = givenTimes(seed: seed, longestGap: longestGap, count: 2_000)
        for (first, twentyFirst) in zip(times, times.dropFirst(20)) where twentyFirst - first <= .seconds(1) {
            Issue.record("21 tokens between \(first) and \(twentyFirst)")
        }
    }

    @Test func twentyAreGivenAtOnceAndThenNone() {
        var bucket = TokenBucket()
        #expect((1...20).allSatisfy { _ in bucket.take(at: .zero) == nil })
        #expect(bucket.take(at: .zero) == .milliseconds(1050))
        #expect(bucket.take(at: .milliseconds(1000)) == .milliseconds(50))
        #expect(bucket.take(at: .milliseconds(1050)) == nil)
    }

    @Test func eachTokenComesBackOnItsOwn() {
        var bucket = TokenBucket(capacity: 2, refill: .seconds(1))
        #expect(bucket.take(at: .zero) == nil)
        #expect(bucket.take(at: .milliseconds(600)) == nil)
        #expect(bucket.take(at: .milliseconds(900)) == .milliseconds(100))
        #expect(bucket.take(at: .seconds(1)) == nil)
        #expect(bucket.take(at: .seconds(1)) == .milliseconds(600))
    }

    @Test func whoeverLeavesSomeWaitsUntilSoManyAreLeft() {
        var bucket = TokenBucket(capacity: 4, refill: .seconds(1))
        for tenth in 0..<2 { #expect(bucket.take(at: .milliseconds(100 * tenth), leaving: 2) == nil) }
        #expect(bucket.take(at: .milliseconds(200), leaving: 2) == .milliseconds(800))
        #expect(bucket.take(at: .milliseconds(200)) == nil)
        #expect(bucket.take(at: .milliseconds(200), leaving: 2) == .milliseconds(900))
        #expect(bucket.take(at: .milliseconds(1100), leaving: 2) == nil)
    }

    @Test func whoeverWaitsAsToldIsNotSentAwayAgain() {
        var bucket = TokenBucket()
        var now = Duration.zero
        for _ in 1...200 {
            if let pause = bucket.take(at: now) {
                now += pause
                #expect(bucket.take(at: now) == nil)
            }
        }
        #expect(now == .milliseconds(9 * 1050))
    }
}
