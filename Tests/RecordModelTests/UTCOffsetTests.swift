import FoundationEssentials
import RecordModel
import Testing

@Suite struct UTCOffsetTests {
    /// 2025-05-20T07:03:17Z, a moment from the API's own examples.
    private let moment = Date(timeIntervalSince1970: 1_747_724_597)

    @Test(arguments: [
        (0, "+00"), (8 * 3600, "+08"), (-5 * 3600, "-05"), (5 * 3600 + 1800, "+05:30"), (-3 * 3600 - 1800, "-03:30"),
        (-1800, "-00:30"), (12 * 3600 + 2700, "+12:45"), (14 * 3600, "+14"), (-12 * 3600, "-12"), (18 * 3600, "+18"),
    ])
    func theLabelTellsTheDistanceFromUTC(seconds: Int, label: String) {
        #expect(UTCOffset(seconds: seconds).label == label)
    }

    @Test(arguments: [18 * 3600 + 1, -18 * 3600 - 1, Int.max, -Int.max])
    func impossibleDistancesMeanUTC(seconds: Int) {
        #expect(UTCOffset(seconds: seconds) == UTCOffset(seconds: 0))
    }

    @Test(arguments: [
        (0, "2025-05-20 07:03:17"), (8 * 3600, "2025-05-20 15:03:17"), (-8 * 3600, "2025-05-19 23:03:17"),
        (5 * 3600 + 1800, "2025-05-20 12:33:17"), (-3 * 3600 - 1800, "2025-05-20 03:33:17"),
        (17 * 3600, "2025-05-21 00:03:17"),
    ])
    func aMomentIsShownInTheOperatorsZone(seconds: Int, text: String) {
        #expect(UTCOffset(seconds: seconds).dateAndTime(moment) == text)
        #expect(UTCOffset(seconds: seconds).time(moment) == String(text.suffix(8)))
    }

    @Test func chinaIsEightHoursEast() {
        #expect(UTCOffset.china.label == "+08")
        #expect(UTCOffset.china.dateAndTime(moment) == "2025-05-20 15:03:17")
    }

    @Test(arguments: [(0.0, "000"), (0.125, "125"), (0.5, "500"), (0.03125, "031"), (0.9990234375, "999")])
    func millisecondsAreShownInThreeDigits(fraction: Double, digits: String) {
        #expect(UTCOffset.china.timeWithMilliseconds(moment.addingTimeInterval(fraction)) == "15:03:17.\(digits)")
    }

    @Test func fractionsOfASecondAreCutNotRounded() {
        #expect(UTCOffset.china.time(moment.addingTimeInterval(0.75)) == "15:03:17")
    }

    /// From 1601 on, when everybody had come to the Gregorian calendar.
    @Test func theCalendarIsTheOneOfFoundation() {
        for number in 0..<2000 {
            let offset = UTCOffset(seconds: (number % 25 - 12) * 3600)
            let date = Date(timeIntervalSince1970: -11_644_473_600 + Double(number) * 31_622_411)
            let style = Date.ISO8601FormatStyle(timeZone: TimeZone(secondsFromGMT: offset.seconds) ?? .gmt)
                .year().month().day().dateSeparator(.dash).dateTimeSeparator(.space).time(includingFractionalSeconds: false)
            #expect(offset.dateAndTime(date) == date.formatted(style))
        }
    }

    @Test(arguments: [("2024-02-29 23:59:59", 1_709_251_199.0), ("1999-12-31 23:59:59", 946_684_799)])
    func calendarEdgesAreRight(text: String, seconds: Double) {
        #expect(UTCOffset(seconds: 0).dateAndTime(Date(timeIntervalSince1970: seconds)) == text)
    }
}
