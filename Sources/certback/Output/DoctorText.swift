import ArgumentParser
import BrowserUI

/// A finding as lines of at most eighty columns: verdict, check, what was found, and below it what to do.
enum DoctorText {
    static let columns = 80
    private static let verdictWidth = 6
    private static let checkWidth = 14

    static func lines(_ finding: Finding) -> [String] {
        let duration = finding.duration.map { " (\($0.milliseconds.rounded(.up).formatted) ms)" } ?? ""
        let found = lines(finding.verdict.rawValue, finding.check.rawValue, finding.found + duration)
        return found + (finding.remedy.map { lines("", "do", $0) } ?? [])
    }

    /// How it all ends, for people.
    static func summary(_ findings: [Finding]) -> String {
        let count = { (verdict: Finding.Verdict) in findings.count { $0.verdict == verdict } }
        var counts: [String] = []
        if count(.fail) > 0 { counts.append(count(.fail).counted("failure")) }
        if count(.warn) > 0 { counts.append(count(.warn).counted("warning")) }
        if count(.skip) > 0 { counts.append("\(count(.skip)) skipped") }
        return counts.isEmpty ? "All is well." : counts.joined(separator: ", ") + "."
    }

    private static func lines(_ verdict: String, _ check: String, _ text: String) -> [String] {
        let margin = String(repeating: " ", count: verdictWidth + checkWidth)
        let head = pad(verdict, to: verdictWidth) + pad(check, to: checkWidth)
        return text.wrapped(to: columns - margin.count).enumerated().map { ($0 == 0 ? head : margin) + $1 }
    }

    private static func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.cellWidth))
    }
}

extension Duration {
    var milliseconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) * 1000 + Double(attoseconds) / 1e15
    }
}

extension Double {
    fileprivate var formatted: String { String(Int(self)) }
}

extension JSONOutput {
    /// What `certback doctor --format json` prints.
    struct Examination: Encodable {
        struct Check: Encodable {
            var check: Finding.Check
            var verdict: Finding.Verdict
            var found: String
            var remedy: String?
            var code: String?
            var milliseconds: Double?

            init(_ finding: Finding) {
                check = finding.check
                verdict = finding.verdict
                found = finding.found
                remedy = finding.remedy
                code = finding.code
                milliseconds = finding.duration.map { ($0.milliseconds * 10).rounded() / 10 }
            }
        }

        var verdict: Finding.Verdict
        var exitCode: Int32
        var checks: [Check]

        init(_ findings: [Finding]) {
            let worst: [Finding.Verdict] = [.fail, .warn]
            verdict = worst.first { verdict in findings.contains { $0.verdict == verdict } } ?? .ok
            exitCode = findings.exitCode.rawValue
            checks = findings.map(Check.init)
        }
    }
}
