import Foundation
import Synchronization

/// The service behind the HTTP: checks a request, carries it out, remembers it, and spoils the answer if told to.
final class SimulatedService: Sendable {
    private let now: @Sendable () -> Date
    private let state: Mutex<State>

    private struct State {
        var identities: Identities
        var world: World
        var updates: UpdateWorld
        var deployments: UpdateWorld
        var faults: FaultPlan
        var limiter: RateLimiter
        var requestIDs: SeededGenerator
        var log = ReceivedRequests()
    }

    init(options: SimulatorOptions) throws(SimulatorError) {
        now = options.now
        roleName = options.roleName
        state = Mutex(
            State(
                identities: Identities(options: options),
                world: try World(options: options, start: options.now()),
                updates: UpdateWorld(.update, options: options, start: options.now()),
                deployments: UpdateWorld(.deploy, options: options, start: options.now()),
                faults: FaultPlan(options.faults),
                limiter: RateLimiter(limit: options.rateLimit),
                requestIDs: SeededGenerator(seed: options.seed, stream: .requestIDs)
            )
        )
    }

    /// The name of the account's role.
    let roleName: String

    /// Temporary keys of a role, good from now on.
    func issueKeys(session: String, seconds: Double) -> Identities.Keys {
        let end = now() + seconds
        return state.withLock { $0.identities.issue(session: session, until: end) }
    }

    /// What has been asked so far.
    var log: ReceivedRequests { state.withLock(\.log) }

    /// Answers one request. Whatever it changes is changed when this returns, even if the answer is sent later.
    func answer(to request: IncomingRequest) -> Answer {
        let now = now()
        let parameters = Result { () throws(APIFailure) in try Parameters(body: request.body) }
        var entry = ReceivedRequest(action: request.header("X-TC-Action") ?? "", time: now)
        entry.language = request.header("X-TC-Language") ?? ""
        // Only a note for the log: a body that cannot be read is refused below.
        entry.deployRecordID = try? parameters.get().integer("DeployRecordId")
        return state.withLock { state in
            defer { state.log.append(entry) }
            let verdict = Result { () throws(APIFailure) in try state.identities.check(request, now: now) }
            let requestID = state.requestIDs.uuid()
            if case .failure(let refusal) = verdict {
                entry.outcome = refusal.code
                return .envelope(.failure(refusal), requestID: requestID)
            }
            entry.isSignatureValid = true
            let fault = state.faults.takeEffect(on: Action(rawValue: entry.action))
            entry.fault = fault?.text
            if let fault, !fault.letsWorkHappen {
                return fault.answer(insteadOf: .success([]), requestID: requestID)
            }
            let outcome = Result { () throws(APIFailure) in
                try Self.carryOut(request, parameters: parameters, state: &state, at: now)
            }
            entry.outcome = outcome.code
            entry.wasCarriedOut = outcome.code == "OK"
            return fault?.answer(insteadOf: outcome, requestID: requestID) ?? .envelope(outcome, requestID: requestID)
        }
    }

    private static func carryOut(
        _ request: IncomingRequest,
        parameters: Result<Parameters, APIFailure>,
        state: inout State,
        at now: Date
    ) throws(APIFailure) -> [JSONValue.Member] {
        guard let name = request.header("X-TC-Action") else { throw .missing("X-TC-Action") }
        guard let version = request.header("X-TC-Version") else { throw .missing("X-TC-Version") }
        guard let action = Action(rawValue: name) else { throw .invalidAction(name) }
        guard version == action.version else { throw .noSuchVersion(version) }
        guard state.limiter.allows(action, at: now) else { throw .rateLimit }
        let parameters = try parameters.get()
        try parameters.check(for: action)
        switch action {
        case .list: return try state.world.list(parameters, at: now)
        case .detail: return try state.world.detail(parameters, at: now)
        case .rollback: return try state.world.rollBack(parameters, at: now)
        case .retry: return try state.world.retry(parameters, at: now)
        case .updateList: return try state.updates.list(parameters, at: now)
        case .updateDetail: return try state.updates.detail(parameters, at: now)
        case .updateRollback: return try state.updates.rollBack(parameters, at: now)
        case .updateRetry: return try state.updates.retry(parameters, at: now)
        case .deployDetail: return try state.deployments.flatDetail(parameters, at: now)
        case .deployRollback: return try state.deployments.rollBack(parameters, at: now)
        case .deployRetry: return try state.deployments.retry(parameters, at: now)
        case .callerIdentity: return state.identities.caller(of: request)
        case .assumeRole: return try state.identities.assumeRole(parameters, at: now)
        case .assumeRoleWithWebIdentity: return try state.identities.assumeRoleWithWebIdentity(parameters, at: now)
        }
    }
}

extension Result where Failure == APIFailure {
    /// The error code, or "OK".
    fileprivate var code: String {
        switch self {
        case .success: "OK"
        case .failure(let failure): failure.code
        }
    }
}
