import APICore
import Foundation
import Testing

@testable import certback

@Suite struct ClockCheckTests {
    private static let server = Date(timeIntervalSince1970: 1_800_000_000)

    /// The server's second has run for half of itself, and so has the journey.
    private func finding(ahead seconds: Double, journey: Double = 0) -> Finding {
        let sentAt = Self.server.addingTimeInterval(seconds + 0.5 - journey / 2)
        let answer = HTTPAnswer(
            status: 200, date: Self.server, sentAt: sentAt, receivedAt: sentAt.addingTimeInterval(journey))
        return ClockCheck.finding(answer, .english)
    }

    @Test(
        arguments: [
            (0, .ok, "0.0 s ahead of the server (within 1 s)"), (0.4, .ok, "0.4 s ahead of the server (within 1 s)"),
            (-0.4, .ok, "0.4 s behind the server (within 1 s)"), (59, .ok, "59 s ahead of the server (within 1 s)"),
            (61, .warn, "61 s ahead of the server (within 1 s); from 5 min on every request is refused"),
            (-299, .warn, "4 min behind the server (within 1 s); from 5 min on every request is refused"),
            (301, .fail, "5 min ahead of the server (within 1 s): every request is refused"),
            (-28_800, .fail, "8 h behind the server (within 1 s): every request is refused"),
            (-1_000_000_000, .fail, "11574 d behind the server (within 1 s): every request is refused"),
        ] as [(Double, Finding.Verdict, String)])
    func theDistanceToTheServersClockDecides(ahead: Double, verdict: Finding.Verdict, words: String) {
        let finding = finding(ahead: ahead)
        #expect(finding.verdict == verdict)
        #expect(finding.found == words)
        #expect((finding.remedy?.contains("timedatectl") ?? false) == (verdict != .ok))
    }

    @Test func aLongJourneyIsHalvedAndMakesItLessExact() {
        let finding = finding(ahead: 0.2, journey: 4)
        #expect(finding.found == "0.2 s ahead of the server (within 3 s)")
    }

    @Test func aServerThatDoesNotTellItsTimeIsSkipped() {
        let answer = HTTPAnswer(status: 200, date: nil, sentAt: Self.server, receivedAt: Self.server)
        #expect(ClockCheck.finding(answer, .english).verdict == .skip)
    }
}
