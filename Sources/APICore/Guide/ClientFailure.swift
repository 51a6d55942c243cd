import RecordModel

/// The failures certback finds by itself, under their names in the error guide.
public enum ClientFailure: String, Hashable, Sendable, CaseIterable {
    case unreachable, lost, unreadable, httpStatus, tooLarge, cancelled
    case noCredentials, badCredentials, insecureEndpoint, badEndpoint, badConfiguration
    case cacheUnreadable, cacheNewer, cacheNotADatabase, journalUnwritable, journalNewer, journalDamaged, journalSound
    case notATerminal, unknownTerminal
    case badRecordId, badFilter, unknownRecord, notEligible, alreadyLive, changedSince, readOnly, notConfirmed, needsYes

    var outcome: Explanation.Outcome {
        switch self {
        case .unreachable: .unreachable
        case .lost, .unreadable, .httpStatus, .tooLarge: .unknownOutcome
        case .noCredentials, .badCredentials, .readOnly: .noPermission
        case .insecureEndpoint, .badEndpoint, .badConfiguration, .badRecordId, .badFilter, .needsYes: .usage
        case .notEligible, .alreadyLive, .changedSince: .notEligible
        case .cancelled, .cacheUnreadable, .cacheNewer, .cacheNotADatabase, .journalUnwritable, .journalNewer: .failed
        case .journalDamaged, .journalSound, .notConfirmed: .failed
        case .notATerminal, .unknownTerminal, .unknownRecord: .failed
        }
    }
}

extension APIError {
    /// The key under which the guide explains it.
    var guideCode: String {
        switch reason {
        case .refused(let code, _): code
        case .unreachable: "client.unreachable"
        case .lost: "client.lost"
        case .unreadable(.httpStatus): "client.httpStatus"
        case .unreadable(.tooLarge): "client.tooLarge"
        case .unreadable: "client.unreadable"
        case .noCredentials: "client.noCredentials"
        case .cancelled: "client.cancelled"
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
        case .wrongShape(let what): "not the promised shape: \(what)"
        case .tooLarge(let limit): "more than \(limit / (1 << 20)) MiB"
        }
    }
}
