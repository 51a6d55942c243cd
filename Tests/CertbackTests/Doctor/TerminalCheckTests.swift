import CursesTerminal
import Testing

@testable import certback

@Suite struct TerminalCheckTests {
    private static func survey(
        _ knowledge: TerminalSurvey.Knowledge = .usable(colours: 256), type: String? = "xterm-256color", columns: Int = 80,
        rows: Int = 24, characters: TerminalSurvey.Characters = .utf8, notice: String? = nil
    ) -> TerminalSurvey {
        TerminalSurvey(
            type: type, knowledge: knowledge, columns: columns, rows: rows, characters: characters, locale: "LANG=C.UTF-8",
            localeNotice: notice)
    }

    private func findings(_ survey: TerminalSurvey?, _ variables: [String: String] = ["TERM": "xterm"]) -> [Finding] {
        TerminalCheck(Environment(variables: variables), TerminalSettings()).findings(survey)
    }

    private static let terminals: [(TerminalSurvey, Finding.Verdict, String)] = [
        (survey(), .ok, "TERM=xterm-256color, 256 colours, 80 columns and 24 rows"),
        (survey(.usable(colours: 0), type: "vt100"), .ok, "TERM=vt100, no colours, 80 columns and 24 rows"),
        (survey(columns: 60, rows: 15), .ok, "TERM=xterm-256color, 256 colours, 60 columns and 15 rows"),
        (survey(columns: 59), .warn, "a confirmation may not fit"), (survey(rows: 14), .warn, "a confirmation may not fit"),
        (survey(columns: 0, rows: 0), .ok, "of unknown size"),
        (survey(.unknown, type: "no-such"), .warn, "TERM=no-such is unknown here"),
        (survey(.unknown, type: nil), .warn, "TERM is not set, 80 columns"),
        (survey(.withoutCursor, type: "dumb"), .fail, "TERM=dumb"),
    ]

    @Test(arguments: terminals)
    func theTerminalIsJudgedByWhatTheScreenNeeds(survey: TerminalSurvey, verdict: Finding.Verdict, words: String) {
        let finding = findings(survey)[0]
        #expect(finding.verdict == verdict)
        #expect(finding.found.contains(words), "\(finding.found)")
        #expect((finding.remedy == nil) == (verdict == .ok))
    }

    @Test func theLocaleIsJudgedByWhatItCanShow() {
        let surveys = [
            Self.survey(), Self.survey(characters: .other("GB18030")),
            Self.survey(characters: .ascii, notice: "LANG is not set: ASCII only."),
        ]
        let findings = surveys.map { self.findings($0)[1] }
        #expect(findings.map(\.verdict) == [.ok, .ok, .warn])
        #expect(
            findings.map(\.found) == [
                "UTF-8 (LANG=C.UTF-8)", "GB18030 (LANG=C.UTF-8): what it does not have is shown as ?",
                "LANG is not set: ASCII only.",
            ])
    }

    @Test func theWayToTheClipboardIsTold() {
        #expect(findings(Self.survey(), ["TERM": "xterm"])[2].found == "by OSC 52, which the terminal may ignore")
        #expect(findings(Self.survey(), ["TERM": "screen", "STY": "1"])[2].found.hasPrefix("by hand: GNU screen"))
        #expect(findings(Self.survey(), ["TERM": "screen", "STY": "1"])[0].found.hasSuffix(", inside GNU screen"))
    }

    @Test func withoutATerminalNothingOfItIsJudged() {
        let findings = findings(nil)
        #expect(findings.map(\.verdict) == [.skip, .skip, .skip])
    }
}
