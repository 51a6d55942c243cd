import RecordModel

/// One line of what `certback doctor` has found.
struct Finding: Hashable, Sendable {
    /// The words are the same in every language: scripts look for them.
    enum Verdict: String, Hashable, Sendable, Encodable, CaseIterable {
        case ok = "OK"
        case warn = "WARN"
        case fail = "FAIL"
        /// Not looked at, since something it rests on failed or is not there.
        case skip = "SKIP"
    }

    /// In the order in which they are made; the raw value is the name in the output.
    enum Check: String, Hashable, Sendable, Encodable, CaseIterable {
        case versions, config, credentials, account, terminal, locale, clipboard
        case cacheFolder = "cache-folder"
        case stateFolder = "state-folder"
        case cache, journal, log, crashes, dns, tcp, proxy, tls, http, clock, permission
    }

    let check: Check
    let verdict: Verdict
    /// Cleaned: much of it comes from servers, files and the environment.
    private(set) var found: String
    private(set) var remedy: String?
    /// The API's code or certback's own name of a failure, for scripts.
    private(set) var code: String?
    /// Of a failure: decides the exit code.
    private(set) var outcome: Explanation.Outcome?
    private(set) var duration: Duration?

    private init(_ check: Check, _ verdict: Verdict, _ found: String) {
        self.check = check
        self.verdict = verdict
        self.found = found.cleaned
    }

    static func ok(_ check: Check, _ found: String, in duration: Duration? = nil) -> Finding {
        var finding = Finding(check, .ok, found)
        finding.duration = duration
        return finding
    }

    static func warn(_ check: Check, _ found: String, remedy: String, in duration: Duration? = nil) -> Finding {
        var finding = Finding(check, .warn, found)
        finding.remedy = remedy.cleaned
        finding.duration = duration
        return finding
    }

    /// - Parameter subject: what it is about, where a check looks at several things.
    static func warn(
        _ check: Check, _ explanation: Explanation, of subject: String? = nil, in duration: Duration? = nil
    ) -> Finding {
        var finding = warn(check, explanation.inOneLine(on: subject), remedy: explanation.forCommands.remedy, in: duration)
        finding.code = explanation.title
        return finding
    }

    static func fail(_ check: Check, _ found: String, remedy: String, _ outcome: Explanation.Outcome = .failed) -> Finding {
        var finding = Finding(check, .fail, found)
        finding.remedy = remedy.cleaned
        finding.outcome = outcome
        return finding
    }

    /// - Parameter subject: what it is about, where a check looks at several things.
    static func fail(
        _ check: Check, _ explanation: Explanation, of subject: String? = nil, in duration: Duration? = nil
    ) -> Finding {
        var finding = fail(check, explanation.inOneLine(on: subject), remedy: explanation.forCommands.remedy, explanation.outcome)
        finding.code = explanation.title
        finding.duration = duration
        return finding
    }

    /// The same, saying which of several things it is about.
    func about(_ subject: String) -> Finding {
        var finding = self
        finding.found = "\(subject): \(found)".cleaned
        return finding
    }

    static func skip(_ check: Check, _ because: String) -> Finding { Finding(check, .skip, because) }

    /// What a check says that rests on others, of which one was skipped or failed.
    static func skip(_ check: Check, dependingOn other: Check) -> Finding { skip(check, "see \(other.rawValue)") }
}

extension Explanation {
    fileprivate func inOneLine(on subject: String?) -> String {
        let message = message.isEmpty ? "" : " (\(message))"
        let requestID = requestID.map { " RequestId \($0.rawValue)" } ?? ""
        return "\(subject.map { "\($0): " } ?? "")\(title): \(what)\(message)\(requestID)"
    }
}
