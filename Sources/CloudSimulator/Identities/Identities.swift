import Foundation

/// Whose keys the simulator accepts, and the temporary ones it issues: the actions of STS.
struct Identities: Sendable {
    private var signatures: SignatureCheck
    private let accountID: String
    private let roleName: String
    private let webIdentityToken: String
    private var names: SeededGenerator

    /// How long temporary keys last where nothing else is asked for, and at the most, in seconds.
    private static let durations = (usual: 7200, longest: 43_200)

    init(options: SimulatorOptions) {
        signatures = SignatureCheck(secretID: options.secretID, secretKey: options.secretKey, token: options.token)
        accountID = options.accountID
        roleName = options.roleName
        webIdentityToken = options.webIdentityToken
        names = SeededGenerator(seed: options.seed, stream: .keys)
    }

    /// Accepts the request or tells the first thing that is wrong with it.
    ///
    /// Who brings the token of an identity provider does not sign, and says so.
    func check(_ request: IncomingRequest, now: Date) throws(APIFailure) {
        let action = request.header("X-TC-Action").flatMap(Action.init(rawValue:))
        if action == .assumeRoleWithWebIdentity, request.header("Authorization") == "SKIP" { return }
        try signatures.check(request, now: now)
    }

    /// GetCallerIdentity, of a request that has been checked.
    func caller(of request: IncomingRequest) -> [JSONValue.Member] {
        let header = request.header("Authorization").flatMap { try? AuthorizationHeader($0) }
        let key = header.flatMap { signatures.issued[$0.secretID] }
        let session = key?.session
        let arn = session.map { "qcs::sts:\(accountID):assumed-role/\($0)" } ?? "qcs::cam::uin/\(accountID):uin/\(accountID)"
        let user = session.map { "4611686027402\(accountID):\($0)" } ?? accountID
        return [
            .init(name: "AccountId", value: .text(accountID)), .init(name: "Arn", value: .text(arn)),
            .init(name: "UserId", value: .text(user)), .init(name: "PrincipalId", value: .text(accountID)),
            .init(name: "Type", value: .text(session == nil ? "CAMUser" : "CAMRole")),
        ]
    }

    /// AssumeRole: temporary keys of the account's role.
    mutating func assumeRole(_ parameters: Parameters, at now: Date) throws(APIFailure) -> [JSONValue.Member] {
        guard let arn = try parameters.text("RoleArn") else { throw .missing("RoleArn") }
        guard let session = try parameters.text("RoleSessionName"), !session.isEmpty else { throw .missing("RoleSessionName") }
        guard arn == "qcs::cam::uin/\(accountID):roleName/\(roleName)" else { throw .roleNotFound }
        let seconds = try parameters.integer("DurationSeconds") ?? Self.durations.usual
        guard (1...Self.durations.longest).contains(seconds) else { throw .wrongValue("DurationSeconds") }
        let keys = issue(session: session, until: now + Double(seconds))
        return [
            .init(
                name: "Credentials",
                value: ["Token": .text(keys.token), "TmpSecretId": .text(keys.id), "TmpSecretKey": .text(keys.key)]),
            .init(name: "ExpiredTime", value: .integer(Int(keys.end.timeIntervalSince1970))),
            .init(name: "Expiration", value: .text(TimeText.second(keys.end))),
        ]
    }

    /// AssumeRoleWithWebIdentity: the same for who brings the token.
    mutating func assumeRoleWithWebIdentity(
        _ parameters: Parameters, at now: Date
    ) throws(APIFailure) -> [JSONValue.Member] {
        guard let provider = try parameters.text("ProviderId") else { throw .missing("ProviderId") }
        guard !provider.isEmpty, try parameters.text("WebIdentityToken") == webIdentityToken else { throw .webIdentityInvalid }
        return try assumeRole(parameters, at: now)
    }

    /// Temporary keys as they are handed out.
    struct Keys: Sendable {
        var id: String
        var key: String
        var token: String
        var end: Date
    }

    /// Makes up keys that are accepted from now on; they open nothing but the simulator.
    mutating func issue(session: String, until end: Date) -> Keys {
        // Whole seconds, as they are told.
        let end = Date(timeIntervalSince1970: end.timeIntervalSince1970.rounded(.down))
        let name = names.code(length: 24)
        let keys = Keys(id: "AKIDTEMPORARY\(name)", key: "TEMPORARY-KEY-\(name)", token: "TEMPORARY-TOKEN-\(name)", end: end)
        signatures.issued[keys.id] = IssuedKey(
            secretKey: keys.key, token: keys.token, expiresAt: keys.end, session: session)
        return keys
    }
}
