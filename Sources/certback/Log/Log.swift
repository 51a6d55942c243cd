import APICore
import Foundation
import Logging
import RecordModel

/// What certback did, for whoever looks into it later: never a secret, a header or a body.
struct Log: Sendable {
    let logger: Logger
    private let file: LogFile

    init(folder: String, level: Logger.Level) {
        let file = LogFile(folder: folder)
        self.file = file
        logger = Logger(label: "certback") { _ in FileLogHandler(file: file, level: level) }
    }

    /// Told once, when the program ends: a log that cannot be written must not go unnoticed, nor stand in the way.
    func tellFailure() {
        if let failure = file.failure { Console.say("certback: the log \(file.path) cannot be written: \(failure)") }
    }

    func began(_ settings: CloudSettings) {
        logger.info(
            "begin",
            metadata: [
                "version": "\(Version.text)", "arguments": "\(CommandLine.arguments.dropFirst().joined(separator: " "))",
                "endpoint": "\(settings.endpoint)", "proxy": "\(settings.route.proxy?.description ?? "none")",
                "account": "\(settings.credentials.account.label)",
                "readOnly": "\(settings.isReadOnly)",
                "user": "\(settings.operatedBy.user)",
            ])
    }

    func ended() { logger.info("end") }

    /// Reads are many: they are told of in detail alone, unless they fail.
    func take(_ report: RequestReport) {
        let isChange = report.action.repeatability == .never
        var facts = facts(of: report)
        switch report.event {
        case .phase(let phase): logger.debug("request \(phase.rawValue)", metadata: facts)
        case .succeeded(let id):
            facts["requestId"] = id.map { "\($0)" }
            logger.log(level: isChange ? .info : .debug, "request answered", metadata: facts)
        case .failed(let error):
            logger.warning("request failed", metadata: facts.merging(self.facts(of: error)) { $1 })
        case .repeating(let pause, let error):
            facts["again"] = "\(pause)"
            logger.notice("request repeated", metadata: facts.merging(self.facts(of: error)) { $1 })
        }
    }

    func take(_ update: ChangeUpdate) {
        guard case .state(let state) = update.event else { return }
        var facts: Logger.Metadata = [
            "record": "\(update.attempt.recordID)", "state": "\(state.word)", "change": "\(update.attempt.id.rawValue)",
        ]
        facts["requestId"] = update.attempt.requestID.map { "\($0)" }
        facts["why"] = update.explanation.map { "\($0.title)" }
        logger.notice("\(update.attempt.kind.rawValue)", metadata: facts)
    }

    /// What the operator was told.
    func told(_ explanation: Explanation) {
        var facts: Logger.Metadata = ["what": "\(explanation.what)"]
        if !explanation.message.isEmpty { facts["message"] = "\(explanation.message)" }
        facts["requestId"] = explanation.requestID.map { "\($0)" }
        facts["traceId"] = explanation.traceID.map { "\($0)" }
        logger.error("\(explanation.title)", metadata: facts)
    }

    private func facts(of report: RequestReport) -> Logger.Metadata {
        var facts: Logger.Metadata = [
            "action": "\(report.action.name)", "call": "\(report.call)", "attempt": "\(report.attempt)",
        ]
        facts["record"] = report.recordID.map { "\($0)" }
        facts["traceId"] = report.traceID.map { "\($0)" }
        return facts
    }

    private func facts(of error: APIError) -> Logger.Metadata {
        var facts: Logger.Metadata = ["code": "\(error.code ?? "none")", "left": "\(error.leftMachine)"]
        facts["requestId"] = error.requestID.map { "\($0)" }
        return facts
    }
}
