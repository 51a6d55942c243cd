public import RecordModel

extension ErrorGuide {
    /// What an entry says otherwise in one situation than it says of a rollback.
    public struct Advice: Hashable, Sendable {
        public var situation: Situation
        /// As ``RecordModel/Explanation/answers``.
        public var answers: [Explanation.Answer]
    }

    /// The code as the guide knows it: certback's own failures may be named by their titles, as `no credentials`.
    public func code(named text: String) -> String {
        if exactEntry(text) != nil { return text }
        return entries.keys.first { Self.isOwn($0) && $0.clientTitle == text && $0.count { $0 == "." } == 1 } ?? text
    }

    /// What the code means where a rollback was asked for.
    public func explanation(of code: String) -> Explanation { explanation(of: code, .rollback) }

    /// Advice that depends on the action and on how far the request came.
    public func advice(on code: String) -> [Advice] {
        let usual = explanation(of: code).answers
        // What holds for any read is told with the list and the detail.
        return Situation.allCases.filter { $0 != .read }.compactMap { situation in
            let others = explanation(of: code, situation).answers
            let answers = zip(others, usual).filter { $0 != $1 }.map(\.0)
            return answers.isEmpty ? nil : Advice(situation: situation, answers: answers)
        }
    }

    private func explanation(of code: String, _ situation: Situation) -> Explanation {
        var error = APIError(
            .refused(code: code, message: ""), action: situation.action, leftMachine: situation != .unsent,
            phase: RequestPhase(rawValue: situation.rawValue))
        error.site = Site(rawValue: situation.rawValue)
        return explain(error)
    }
}

extension ErrorGuide.Situation {
    /// One of the actions it stands for.
    fileprivate var action: Action {
        switch self {
        case .retry: UploadUpdateCertificateRecordRetry.action
        case .list, .read: DescribeHostUploadUpdateRecord.action
        case .detail: DescribeHostUploadUpdateRecordDetail.action
        case .rollback, .unsent, .sent, .waiting, .international, .mainland: UploadUpdateCertificateRecordRollback.action
        }
    }
}
