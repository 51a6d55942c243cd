public import FoundationEssentials

/// The operator's distance from UTC; every time on a screen is shown with it, and says so.
public struct UTCOffset: Hashable, Sendable {
    /// East of Greenwich; at most 18 hours either way.
    public let seconds: Int

    /// - Parameter seconds: east of Greenwich; values beyond 18 hours mean UTC.
    public init(seconds: Int) {
        self.seconds = (-18 * 3600...18 * 3600).contains(seconds) ? seconds : 0
    }

    /// China Standard Time, in which the API writes record times.
    public static let china = UTCOffset(seconds: 8 * 3600)

    /// `+08`, `-03:30`.
    public var label: String {
        let minutes = abs(seconds) / 60
        let hours = (seconds < 0 ? "-" : "+") + Self.twoDigits(minutes / 60)
        return minutes % 60 == 0 ? hours : "\(hours):\(Self.twoDigits(minutes % 60))"
    }

    /// `2026-11-20 15:03:17`.
    public func dateAndTime(_ date: Date) -> String {
        let local = secondsThere(date)
        let (year, month, day) = Self.civil(day: local.quotient)
        let digits = String(year)
        return
            "\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)-\(Self.twoDigits(month))-\(Self.twoDigits(day)) \(Self.time(of: local.remainder))"
    }

    /// `15:03:17`.
    public func time(_ date: Date) -> String { Self.time(of: secondsThere(date).remainder) }

    /// `15:03:17.031`.
    public func timeWithMilliseconds(_ date: Date) -> String {
        let seconds = date.timeIntervalSince1970
        let thousandths = String(Int((seconds - seconds.rounded(.down)) * 1000))
        return "\(time(date)).\(String(repeating: "0", count: 3 - thousandths.count))\(thousandths)"
    }

    // By hand, since a list shows eighty times and a formatter takes longer for them than for all the rest of a screen.

    /// Whole days since 1970, and seconds of the day, on the operator's clock.
    private func secondsThere(_ date: Date) -> (quotient: Int, remainder: Int) {
        // Any date a person can mean, and no number that is none.
        let moment = min(max(date.timeIntervalSince1970, -1e12), 1e12)
        let there = Int(moment.rounded(.down)) + seconds
        let day = (there >= 0 ? there : there - 86_399) / 86_400
        return (day, there - day * 86_400)
    }

    private static func time(of second: Int) -> String {
        "\(twoDigits(second / 3600)):\(twoDigits(second / 60 % 60)):\(twoDigits(second % 60))"
    }

    /// The Gregorian date of a day since 1970, reckoned in years that begin in March, so that the leap day comes last.
    private static func civil(day: Int) -> (year: Int, month: Int, day: Int) {
        let sinceMarchOfYear0 = day + 719_468
        let era = (sinceMarchOfYear0 >= 0 ? sinceMarchOfYear0 : sinceMarchOfYear0 - 146_096) / 146_097
        let dayOfEra = sinceMarchOfYear0 - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1)
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
