import Foundation

/// The two ways in which the API writes a moment, and the day that a signature names.
enum TimeText {
    /// As records carry it: UTC+8 without saying so, `2025-05-20 15:03:17`.
    static func record(_ date: Date) -> String {
        let (day, time) = parts(seconds(date) + 8 * 3600)
        return "\(day) \(time)"
    }

    /// As items carry it: UTC, `2025-05-20T07:03:17.000000Z`.
    static func item(_ date: Date) -> String {
        let (day, time) = parts(seconds(date))
        return "\(day)T\(time).000000Z"
    }

    /// As STS tells when keys end: UTC, `2025-05-20T07:03:17Z`.
    static func second(_ date: Date) -> String {
        let (day, time) = parts(seconds(date))
        return "\(day)T\(time)Z"
    }

    /// The UTC day of a Unix time, `2025-05-20`.
    static func day(ofUnixTime seconds: Int) -> String {
        parts(seconds).day
    }

    private static func seconds(_ date: Date) -> Int {
        Int(date.timeIntervalSince1970.rounded(.down))
    }

    private static func parts(_ seconds: Int) -> (day: String, time: String) {
        let secondOfDay = ((seconds % 86_400) + 86_400) % 86_400
        let (year, month, day) = civil(daysSince1970: (seconds - secondOfDay) / 86_400)
        let time = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60]
        return ("\(padded(year, to: 4))-\(padded(month))-\(padded(day))", time.map { padded($0) }.joined(separator: ":"))
    }

    private static func padded(_ number: Int, to width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// The Gregorian date of a day number, counted in eras of 400 years that begin on 1 March.
    private static func civil(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
