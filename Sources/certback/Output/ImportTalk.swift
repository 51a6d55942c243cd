import BrowserUI
import RecordImport
import Synchronization

/// What an import says on standard error: a bar, each fault, and in the end one line.
final class ImportTalk: Sendable {
    private let bar: ProgressTalk
    private let start = ContinuousClock.now
    private let faultCount = Mutex(0)

    /// More of them would push the first ones off the screen.
    private static let mostFaults = 20

    init(isTerminal: Bool) { bar = ProgressTalk(isTerminal: isTerminal) }

    @Sendable
    func say(_ report: ImportReport) {
        guard bar.isTerminal else { return }
        let rows = report.records + report.details
        let rate = Int(Double(rows) / max(seconds, 0.001))
        bar.show(
            done: report.bytesRead, of: report.bytesInAll,
            "\(report.bytesRead.megabytes) MB, \(rows.counted("row")), \(rate.grouped) rows/s")
    }

    @Sendable
    func say(_ fault: ImportFault) {
        let count = faultCount.withLock { count in
            count += 1
            return count
        }
        if count <= Self.mostFaults { bar.say("certback: \(fault.text)") }
    }

    func end() { bar.end() }

    func end(_ report: ImportReport, isInterrupted: Bool) {
        bar.end()
        let untold = report.faults - Self.mostFaults
        if untold > 0 { Console.say("certback: … and \(untold.grouped) more") }
        if isInterrupted { Console.say("Interrupted; what was imported stays.") }
        if report.isCutShort, !isInterrupted { Console.say("Ended at the first line that cannot be read (--strict).") }
        Console.say(summary(report))
    }

    /// `Imported 1,000,000 records (12 details) from 2 files in 9.8 s; 3 bad lines`.
    private func summary(_ report: ImportReport) -> String {
        let details = report.details > 0 ? " (\(report.details.counted("detail")))" : ""
        let took = "\(Int(seconds * 10) / 10).\(Int(seconds * 10) % 10) s"
        var text = "Imported \(report.records.counted("record"))\(details) from \(report.files.counted("file")) in \(took)"
        if report.known > 0 { text += "; \(report.known.grouped) of them no newer than what the cache had" }
        if report.badLines > 0 { text += "; \(report.badLines.counted("bad line"))" }
        if report.badFiles > 0 { text += "; \(report.badFiles.counted("bad file"))" }
        return text
    }

    private var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }
}

extension Int {
    fileprivate var megabytes: String { (self / 1_000_000).grouped }
}
