import FoundationEssentials
import RecordModel

/// One part of one request, line by line, as it is shown and as it is copied.
struct InspectorText {
    private let state: AppState
    private let inspector: Inspector
    private let request: RequestTrace?
    private let sent: (exchange: RequestLog.Exchange, entry: RequestLog.Entry)?

    init(_ state: AppState, _ inspector: Inspector) {
        self.state = state
        self.inspector = inspector
        request = inspector.request(in: state.requests)
        if case .exchange(let id) = inspector.choice { sent = state.requests.exchange(id) } else { sent = nil }
    }

    /// `DescribeHostUploadUpdateRecord · 2 of 14`.
    var title: String {
        let choices = inspector.choices(in: state.requests)
        let place = choices.firstIndex { $0 == inspector.choice }.map { " · \($0 + 1) of \(choices.count)" } ?? ""
        guard let request else { return "Request\(place)" }
        return "\(request.action.name)\(request.recordID.map { " \($0)" } ?? "")\(place)"
    }

    /// What has become of it, and what to know before it is pasted anywhere.
    var notes: [Line] {
        guard let request else { return [Line(absence, .muted)] }
        var notes = [fate]
        if [.tccli, .curl].contains(inspector.part), request.isChange {
            notes.append(Line("Pasted, it changes the cloud at once: no question, no entry in the journal.", .warning))
        }
        return notes
    }

    private var absence: String {
        switch inspector.choice {
        case .rollbackToBe: "The request is being made …"
        case .exchange: "This request is no longer kept."
        case nil: "Nothing has been asked yet."
        }
    }

    /// Goes on a sentence.
    private var whatItWouldTake: String {
        let key = state.keys[.rollBack]
        guard case .record(let id) = inspector.subject, let reason = state.reasonAgainstRollback(of: id) else {
            return ". \(key) would send this once confirmed, signed anew then."
        }
        return ", and \(key) sends nothing for this record now. \(reason)"
    }

    private var fate: Line {
        guard let sent else {
            let bar = state.session.isReadOnly ? " READ-ONLY: \(state.keys[.rollBack]) sends nothing here." : ""
            return Line("Nothing was sent\(whatItWouldTake)\(bar)", .warning)
        }
        let time = state.session.zone.timeWithMilliseconds(sent.entry.startedAt)
        let attempt = sent.exchange.id.attempt > 1 ? ", attempt \(sent.exchange.id.attempt)" : ""
        let start = "Asked \(time) \(state.session.zone.label)\(attempt): "
        guard sent.exchange.id.attempt == sent.entry.attempt else { return Line(start + "another attempt followed", .muted) }
        switch sent.entry.standing {
        case .phase(let phase): return Line(start + phase.rawValue, .warning)
        case .succeeded(let id): return Line(start + "ok" + (id.map { ", RequestId \($0)" } ?? ""), .good)
        case .failed(let error):
            return Line(start + "failed: \(error.word)" + (error.requestID.map { ", RequestId \($0)" } ?? ""), .bad)
        case .repeating(_, let error): return Line(start + "to be sent anew: \(error.word)", .warning)
        }
    }

    /// The part itself, and nothing else: this is copied.
    var lines: [String] {
        guard let request else { return [] }
        switch inspector.part {
        case .http: return request.httpLines
        case .toSign:
            return ["Canonical request", ""] + request.canonicalRequest.lines + ["", "String to sign", ""]
                + request.stringToSign.lines
        case .tccli: return TccliCommand(request)?.text.lines ?? ["This request has no form as a tccli command."]
        case .curl: return CurlCommand(request, caFile: state.session.caFile).text.lines
        case .answer: return answer
        case .timeLine: return timeLine
        }
    }

    private var answer: [String] {
        guard let sent else { return ["Nothing was sent, so nothing was answered."] }
        guard let reply = sent.exchange.reply else {
            let isOpen = sent.exchange.id.attempt == sent.entry.attempt && sent.entry.standing.isOpen
            return [isOpen ? "No answer yet." : "No answer came."]
        }
        let size = reply.byteCount.counted("byte")
        let head = "HTTP status \(reply.status), \(size)"
        if reply.byteCount > 0, reply.keptBytes == 0 { return ["\(head); the body is no longer kept"] }
        let kept = reply.keptBytes < reply.byteCount ? "; the first \(reply.keptBytes.grouped) are kept" : ""
        return [head + kept, ""] + reply.lines
    }

    private var timeLine: [String] {
        guard let sent else { return ["Nothing was sent."] }
        let start = sent.entry.startedAt
        return sent.entry.marks.map { mark in
            let time = state.session.zone.timeWithMilliseconds(mark.at)
            let later = "+ \(Int((mark.at.timeIntervalSince(start) * 1000).rounded()).grouped) ms"
            return "\(time)  \(later.leftPadded(to: 12))  \(mark.word)"
        }
    }
}

extension RequestLog.Standing {
    /// True while an answer may still come.
    var isOpen: Bool { if case .phase = self { true } else { false } }
}

extension String {
    fileprivate var lines: [String] { split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    fileprivate func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - cellWidth)) + self }
}
