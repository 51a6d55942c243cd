import RecordModel

/// The failures certback finds by itself, under their names in the error guide.
public enum ClientFailure: String, Hashable, Sendable, CaseIterable {
    /// What came of a request; its entry says whether it may have been carried out.
    case unreachable, lost, unreadable, httpStatus, tooLarge, cancelled
    /// What a program cannot begin with: keys, address, settings.
    case noCredentials, badCredentials, brokenCredentials, expiredCredentials, refusedCredentials, accountUnknown, otherAccount,
        otherJournal, insecureEndpoint, badEndpoint, badProxy, badConfiguration
    /// What is wrong with the files, and, of a journal that was checked, that nothing is.
    case cacheUnreadable, cacheNewer, cacheNotADatabase, journalUnwritable, journalNewer, journalDamaged, journalSound
    /// What is wrong with the place where the program runs.
    case notATerminal, unknownTerminal
    /// What was asked for and is not done, and why; nothing was sent.
    case badRecordId, badFilter, unknownRecord, notEligible, alreadyLive, changedSince, readOnly, notConfirmed, needsYes

    var outcome: Explanation.Outcome {
        switch self {
        case .unreachable: .unreachable
        case .lost, .unreadable, .httpStatus, .tooLarge: .unknownOutcome
        case .noCredentials, .badCredentials, .brokenCredentials, .expiredCredentials, .refusedCredentials: .noPermission
        case .accountUnknown, .otherAccount, .readOnly: .noPermission
        case .insecureEndpoint, .badEndpoint, .badProxy, .badConfiguration, .badRecordId, .badFilter, .needsYes: .usage
        case .notEligible, .alreadyLive, .changedSince: .notEligible
        case .cancelled, .cacheUnreadable, .cacheNewer, .cacheNotADatabase, .journalUnwritable, .journalNewer: .failed
        case .journalDamaged, .journalSound, .otherJournal, .notConfirmed: .failed
        case .notATerminal, .unknownTerminal, .unknownRecord: .failed
        }
    }
}

extension APIError {
    /// The key under which the guide explains it.
    var guideCode: String {
        switch reason {
        case .refused(let code, _): code
        case .unreachable: "client.unreachable\(causeSuffix)"
        case .lost: "client.lost\(causeSuffix)"
        case .unreadable(.httpStatus(let status, _)): "client.httpStatus\(Self.suffix(ofStatus: status))"
        case .unreadable(.tooLarge): "client.tooLarge"
        case .unreadable(.empty): "client.unreadable.empty"
        case .unreadable(.damaged): "client.unreadable.damaged"
        case .unreadable(.notJSON): "client.unreadable.notJSON"
        case .unreadable(.wrongShape): "client.unreadable.wrongShape"
        case .noCredentials: "client.\(keysFailure ?? ClientFailure.noCredentials.rawValue)"
        case .cancelled: "client.cancelled"
        }
    }

    private var causeSuffix: String { cause.map { ".\($0.rawValue)" } ?? "" }

    /// The states that tell who answered in the API's place, and so what to do.
    private static func suffix(ofStatus status: Int) -> String {
        switch status {
        case 300...399: ".3xx"
        case 401, 403: ".403"
        case 404: ".404"
        case 407: ".407"
        case 413: ".413"
        case 429: ".429"
        case 500...: ".5xx"
        default: ""
        }
    }

    /// The API's own words, or what the network said.
    var message: String {
        switch reason {
        case .refused(_, let message): message
        case .unreachable(let why), .lost(let why), .noCredentials(let why): why
        case .unreadable(let reply): reply.sentence
        case .cancelled: ""
        }
    }

    func outcome(isRead: Bool, isCertain: Bool) -> Explanation.Outcome {
        switch reason {
        case .refused(let code, _) where code.hasPrefix("AuthFailure") || code.contains("UnauthorizedOperation"): .noPermission
        case .refused(let code, _) where code.hasSuffix("AuthError") || code.hasSuffix("Permission"): .noPermission
        case .refused: isRead || isCertain ? .refused : .unknownOutcome
        case .unreachable: .unreachable
        case .noCredentials: .noPermission
        case .cancelled: .failed
        case .lost, .unreadable: isRead ? .unreachable : .unknownOutcome
        }
    }
}

extension APIError.OddReply {
    /// What came instead of an answer, in a sentence.
    var sentence: String {
        switch self {
        case .httpStatus(let status, let hint): hint.isEmpty ? "HTTP status \(status)" : "HTTP status \(status): \(hint)"
        case .notJSON(let hint): "not JSON: \(hint)"
        case .empty: "the answer was empty"
        case .damaged(let what): "the answer is damaged: \(what)"
        case .wrongShape(let what): "not the promised shape: \(what)"
        case .tooLarge(let limit): "more than \(limit / (1 << 20)) MiB"
        }
    }
}
