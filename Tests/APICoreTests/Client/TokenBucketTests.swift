import Testing

@testable import APICore

@Suite struct TokenBucketTests {
    /// A fixed row of numbers that looks like chance.
    private struct Chance {
        var state: UInt64

        /// - Parameter longest: in microseconds.
        mutating func duration(upTo longest: UInt64) -> Duration {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return .microseconds(Int64((state >> 33) % (longest + 1)))
        }
    }

    /// One request that has been sent, and when its answer will be here.
    private struct Sent {
        var token: TokenBucket.Token
        var answer: Duration
    }

    /// When requests reached the service, of a client that waits as long as it is told to and has any number under way.
    ///
    /// - Parameters:
    ///   - longestGap: between two wishes, in microseconds.
    ///   - longestWay: to the service, and back, in microseconds.
    private func arrivals(seed: UInt64, longestGap: UInt64, longestWay: UInt64, count: Int) -> [Duration] {
        var bucket = TokenBucket()
        var chance = Chance(state: seed)
        var now = Duration.zero
        var underWay: [Sent] = []
        var arrivals: [Duration] = []
        func advance(to time: Duration) {
            let ended = underWay.filter { $0.answer <= time }.sorted { $0.answer < $1.answer }
            for sent in ended { bucket.end(sent.token, at: sent.answer) }
            underWay.removeAll { $0.answer <= time }
            now = time
        }
        while arrivals.count < count {
            advance(to: now + chance.duration(upTo: longestGap))
            switch bucket.take(at: now) {
            case .wait(let pause): advance(to: now + pause)
            case .given(let token):
                let arrival = now + chance.duration(upTo: longestWay)
                underWay.append(Sent(token: token, answer: arrival + chance.duration(upTo: longestWay)))
                arrivals.append(arrival)
            }
        }
        return arrivals.sorted()
    }

    @Test(arguments: [0, 60_000, 400_000] as [UInt64], [0, 30_000, 400_000, 2_400_000] as [UInt64])
    func noSecondOfTheServiceSeesMoreThanTwenty(longestGap: UInt64, longestWay: UInt64) {
        for seed in 1...3 as ClosedRange<UInt64> {
            // No way here is as long as the patience.
            let times = arrivals(seed: seed, longestGap: longestGap, longestWay: longestWay, count: 2_000)
            for (first, twentyFirst) in zip(times, times.dropFirst(20)) where twentyFirst - first <= .seconds(1) {
                Issue.record("seed \(seed): 21 requests between \(first) and \(twentyFirst)")
            }
        }
    }

    @Test func theBudgetIsUsedWhereAnswersAreQuick() {
        let times = arrivals(seed: 4, longestGap: 0, longestWay: 10_000, count: 2_000)
        #expect(times.last ?? .zero < .seconds(105))
    }

    @Test func twentyAreGivenAtOnceAndThenNone() {
        var bucket = TokenBucket()
        let tokens = (1...20).compactMap { _ in bucket.token(at: .zero) }
        #expect(Set(tokens).count == 20)
        #expect(bucket.take(at: .zero) == .wait(.milliseconds(1010)))
        for token in tokens { bucket.end(token, at: .milliseconds(40)) }
        #expect(bucket.take(at: .milliseconds(1010)) == .wait(.milliseconds(40)))
        #expect(bucket.token(at: .milliseconds(1050)) != nil)
    }

    @Test func eachTokenComesBackOnItsOwn() {
        var bucket = TokenBucket(capacity: 2, refill: .seconds(1))
        bucket.sendAndEnd(at: .zero)
        bucket.sendAndEnd(at: .milliseconds(600))
        #expect(bucket.take(at: .milliseconds(900)) == .wait(.milliseconds(100)))
        #expect(bucket.token(at: .seconds(1)) != nil)
        #expect(bucket.take(at: .seconds(1)) == .wait(.milliseconds(600)))
    }

    @Test func aRequestThatHangsHoldsItsTokenOnlyForAWhile() throws {
        var bucket = TokenBucket(capacity: 1, refill: .seconds(1), patience: .seconds(5))
        let first = bucket.token(at: .zero)
        let hanging = try #require(first)
        #expect(bucket.take(at: .milliseconds(5500)) == .wait(.milliseconds(500)))
        let second = bucket.token(at: .seconds(6))
        let next = try #require(second)
        // Its late end is nobody's business any more.
        bucket.end(hanging, at: .seconds(7))
        bucket.end(next, at: .seconds(7))
        #expect(bucket.take(at: .seconds(7)) == .wait(.seconds(1)))
        #expect(bucket.token(at: .seconds(8)) != nil)
    }

    @Test func whoeverLeavesSomeWaitsUntilSoManyAreLeft() {
        var bucket = TokenBucket(capacity: 4, refill: .seconds(1))
        for tenth in 0..<2 { bucket.sendAndEnd(at: .milliseconds(100 * tenth), leaving: 2) }
        #expect(bucket.take(at: .milliseconds(200), leaving: 2) == .wait(.milliseconds(800)))
        bucket.sendAndEnd(at: .milliseconds(200))
        #expect(bucket.take(at: .milliseconds(200), leaving: 2) == .wait(.milliseconds(900)))
        #expect(bucket.token(at: .milliseconds(1100), leaving: 2) != nil)
    }

    @Test func whoeverWaitsAsToldIsNotSentAwayAgain() {
        var bucket = TokenBucket()
        var now = Duration.zero
        for _ in 1...200 {
            switch bucket.take(at: now) {
            case .given(let token): bucket.end(token, at: now)
            case .wait(let pause):
                now += pause
                bucket.sendAndEnd(at: now)
            }
        }
        #expect(now == .milliseconds(9 * 1010))
    }
}

extension TokenBucket {
    fileprivate mutating func token(at now: Duration, leaving reserve: Int = 0) -> Token? {
        if case .given(let token) = take(at: now, leaving: reserve) { token } else { nil }
    }

    /// A request that is answered at once.
    fileprivate mutating func sendAndEnd(at now: Duration, leaving reserve: Int = 0) {
        guard let token = token(at: now, leaving: reserve) else {
            Issue.record("no token at \(now)")
            return
        }
        end(token, at: now)
    }
}
