import APICore
import BrowserUI
import RecordModel
import TestSupport
import Testing

@testable import certback

@Suite struct DoctorTextTests {
    @Test func aFindingIsOneLineAndTheRemedyStandsBelowIt() {
        #expect(
            DoctorText.lines(.ok(.clock, "0.4 s ahead of the server (within 1 s)")) == [
                "OK    clock         0.4 s ahead of the server (within 1 s)"
            ])
        #expect(
            DoctorText.lines(.warn(.cacheFolder, "mode 0755", remedy: "chmod", in: .microseconds(1200))) == [
                "WARN  cache-folder  mode 0755 (2 ms)", "      do            chmod",
            ])
        #expect(DoctorText.lines(.skip(.tls, dependingOn: .dns)) == ["SKIP  tls           see dns"])
    }

    @Test(arguments: [Language.english, .chinese])
    func noLineIsWiderThanEightyColumns(language: Language) {
        let guide = ErrorGuide(language)
        let failures = ConnectionCause.allCases.map { ProbeFailure("no words", cause: $0).asUnreachable }
        for failure in failures {
            let lines = DoctorText.lines(.fail(.permission, guide.explain(failure)))
            #expect(lines.count > 1)
            #expect(lines.allSatisfy { $0.cellWidth <= 80 }, "\(lines)")
        }
    }

    @Test func noHostileTextReachesTheTerminal() {
        for sample in HostileText.all {
            let lines = DoctorText.lines(.warn(.tls, sample.text, remedy: sample.text))
            #expect(HostileText.offences(in: lines.joined()).isEmpty, "\(sample)")
            #expect(lines.allSatisfy { $0.cellWidth <= 80 })
        }
    }

    @Test func theSummaryCountsWhatNeedsALook() {
        let good = Finding.ok(.log, "none")
        let bad = Finding.fail(.log, "bad", remedy: "mend it")
        let odd = Finding.warn(.log, "odd", remedy: "look")
        #expect(DoctorText.summary([good]) == "All is well.")
        #expect(DoctorText.summary([good, bad, odd, odd, .skip(.tls, "no")]) == "1 failure, 2 warnings, 1 skipped.")
    }

    @Test(
        arguments: [
            ([], 0), ([.noPermission], 77), ([.unreachable], 69), ([.unreachable, .noPermission], 77), ([.refused], 1),
            ([.noPermission, .failed], 1), ([.usage], 1),
        ] as [([Explanation.Outcome], Int32)])
    func theHeaviestFailureDecidesTheExitCode(outcomes: [Explanation.Outcome], code: Int32) {
        let findings = [Finding.warn(.log, "odd", remedy: "look")] + outcomes.map { .fail(.log, "bad", remedy: "mend", $0) }
        #expect(JSONOutput.Examination(findings).exitCode == code)
    }
}
