import Testing

@testable import BrowserUI

@Suite struct NumbersTests {
    @Test(arguments: [
        (0, "0"), (999, "999"), (1000, "1,000"), (100_000, "100,000"), (1_000_000, "1,000,000"), (-12, "-12"), (-1204, "-1,204"),
        (Int.min, "-9,223,372,036,854,775,808"),
    ])
    func thousandsAreGrouped(number: Int, text: String) { #expect(number.grouped == text) }

    @Test(arguments: [(0, "0 records"), (1, "1 record"), (2, "2 records"), (1204, "1,204 records")])
    func nounsFollowTheNumber(number: Int, text: String) { #expect(number.counted("record") == text) }

    @Test(
        arguments: [
            (-5, "0 s"), (0, "0 s"), (0.9, "0 s"), (41, "41 s"), (59.9, "59 s"), (60, "1 min"), (3599, "59 min"), (3600, "1 h"),
            (86_399, "23 h"), (86_400, "1 d"), (864_000, "10 d"),
        ] as [(Double, String)])
    func secondsAreSpokenInOneUnit(seconds: Double, text: String) { #expect(seconds.spoken == text) }

    /// A clock set wrong must not end the program.
    @Test(arguments: [Double.infinity, .nan, .greatestFiniteMagnitude, -.infinity])
    func noNumberOfSecondsIsTooOdd(seconds: Double) {
        #expect(seconds.spoken.last == (seconds < 0 ? "s" : "d"))
    }

    @Test func durationsKeepTheirFractions() {
        #expect(Duration.milliseconds(2500).inSeconds == 2.5)
        #expect(Duration.zero.inSeconds == 0)
    }
}
