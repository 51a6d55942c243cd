import TestSupport
import APICore
import RecordModel
import Synchronization
import Testing

/// A network, and an API behind it, that fails at random and in every way; the same seed fails in the same way.
///
/// What happens to a call depends on the seed, on what the call says and on how often that has been said, so that it does
/// not depend on which record is faster.
final class RandomNetwork: Transport {
    /// What happens to one call.
    enum Accident: Hashable {
        case none
        case unreachable
        /// Lost on the way there, or on the way back.
        case lost(carriedOut: Bool)
        /// An answer that is none of the API's.
        case odd(HTTPReply.Oddity, carriedOut: Bool)
        case refused(code: String)
        /// A code that does not say whether the work was begun.
        case vague(code: String, carriedOut: Bool)
    }

    private let base: ServiceTransport
    private let seed: UInt64
    private let counts = Mutex<[[UInt8]: Int]>([:])
    private let doubtful = Mutex<Set<[UInt8]>>([])
    private let met = Mutex<Set<Accident>>([])

    init(_ base: ServiceTransport, seed: UInt64) {
        self.base = base
        self.seed = seed
    }

    /// How often a change was to be sent.
    var changeCount: Int { counts.withLock { $0.reduce(0) { $1.key.last == 1 ? $0 + $1.value : $0 } } }

    /// What has happened to changes so far.
    var accidents: Set<Accident> { met.withLock(\.self) }

    func send(
        _ call: HTTPCall, onPhase: @escaping @Sendable (RequestPhase) -> Void
    ) async throws(TransportError) -> HTTPReply {
        let key = call.body + (call.needsFreshConnection ? [1] : [0])
        let number = counts.withLock {
            $0[key, default: 0] += 1
            return $0[key, default: 0]
        }
        var chance = Chance(seed: seed, key: key, number: number)
        guard call.needsFreshConnection else {
            return try await send(call, accident: chance.accidentOfARead(), onPhase: onPhase)
        }
        #expect(!doubtful.withLock { $0.contains(key) }, "sent again though it may have been carried out")
        let accident = chance.accidentOfAChange()
        met.withLock { _ = $0.insert(accident) }
        if accident.leavesDoubt { doubtful.withLock { _ = $0.insert(key) } }
        return try await send(call, accident: accident, onPhase: onPhase)
    }

    private func send(
        _ call: HTTPCall, accident: Accident, onPhase: @escaping @Sendable (RequestPhase) -> Void
    ) async throws(TransportError) -> HTTPReply {
        switch accident {
        case .none: return try await base.send(call, onPhase: onPhase)
        case .unreachable: throw TransportError(.connection("refused"), leftMachine: false)
        case .lost(let carriedOut):
            if carriedOut { _ = try await base.send(call, onPhase: onPhase) }
            throw TransportError(.connection("reset"), leftMachine: true)
        case .odd(let oddity, let carriedOut):
            if carriedOut { _ = try await base.send(call, onPhase: onPhase) }
            return oddity.reply
        case .refused(let code): return .refused(code)
        case .vague(let code, let carriedOut):
            if carriedOut { _ = try await base.send(call, onPhase: onPhase) }
            return .refused(code)
        }
    }
}

extension RandomNetwork.Accident {
    /// True where the request may have been carried out, for all that the caller can know.
    fileprivate var leavesDoubt: Bool {
        switch self {
        case .none, .lost, .odd, .vague: true
        case .unreachable, .refused: false
        }
    }
}

extension HTTPReply {
    /// Something in an answer's place.
    enum Oddity: CaseIterable {
        case badGateway, portal, nothing, null, noRequestID, half

        var reply: HTTPReply {
            switch self {
            case .badGateway: .json("<html>502 Bad Gateway</html>", status: 502)
            case .portal: .json("<html>Sign in</html>")
            case .nothing: .json("")
            case .null: .json(#"{"Response":null}"#)
            case .noRequestID: .json(#"{"Response":{}}"#)
            case .half: .json(#"{"Response":{"Reque"#)
            }
        }
    }
}

/// Chance that can be had again.
struct Chance: RandomNumberGenerator {
    private static let rates = [
        "RequestLimitExceeded", "RequestLimitExceeded.IPLimitExceeded", "LimitExceeded.RateLimitExceeded",
    ]
    private static let certain = [
        "AuthFailure.SignatureExpire", "UnauthorizedOperation", "FailedOperation.CertificateDeployHasPendingRecord",
        "InvalidParameter",
    ]
    private static let vague = ["InternalError", "FailedOperation", "ServiceUnavailable", "Unheard.Of", "FailedOperation.New"]

    private var numbers: SeededGenerator

    /// FNV-1a over all that the chance depends on.
    init(seed: UInt64, key: [UInt8] = [], number: Int = 0) {
        var state = 0xCBF2_9CE4_8422_2325 ^ seed
        for byte in key + [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)] {
            state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        numbers = SeededGenerator(seed: state)
    }

    mutating func next() -> UInt64 { numbers.next() }

    mutating func accidentOfAChange() -> RandomNetwork.Accident {
        let carriedOut = Bool.random(using: &self)
        return switch Int.random(in: 0..<14, using: &self) {
        case 0..<2: .none
        case 2..<4: .unreachable
        case 4..<6: .lost(carriedOut: carriedOut)
        case 6..<8: .odd(pick(HTTPReply.Oddity.allCases, else: .nothing), carriedOut: carriedOut)
        case 8..<11: .refused(code: pick(Self.rates, else: ""))
        case 11: .refused(code: pick(Self.certain, else: ""))
        default: .vague(code: pick(Self.vague, else: ""), carriedOut: carriedOut)
        }
    }

    /// Most reads succeed, so that stories come to an end.
    mutating func accidentOfARead() -> RandomNetwork.Accident {
        switch Int.random(in: 0..<20, using: &self) {
        case 0: .unreachable
        case 1: .lost(carriedOut: false)
        case 2: .odd(pick(HTTPReply.Oddity.allCases, else: .nothing), carriedOut: false)
        case 3: .refused(code: pick(Self.rates + Self.certain + Self.vague, else: ""))
        default: .none
        }
    }

    private mutating func pick<Value>(_ values: [Value], else value: Value) -> Value {
        values.randomElement(using: &self) ?? value
    }
}
