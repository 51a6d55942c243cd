public import FoundationEssentials

/// The operator's distance from UTC; every time on a screen is shown with it, and says so.
public struct UTCOffset: Hashable, Sendable {
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
        date.formatted(
            style.dateSeparator(.dash).year().month().day().dateTimeSeparator(.space).time(includingFractionalSeconds: false))
    }

    /// `15:03:17`.
    public func time(_ date: Date) -> String {
        date.formatted(style.time(includingFractionalSeconds: false))
    }

    /// `15:03:17.031`.
    public func timeWithMilliseconds(_ date: Date) -> String {
        date.formatted(style.time(includingFractionalSeconds: true))
    }

    private var style: Date.ISO8601FormatStyle {
        Date.ISO8601FormatStyle(timeZone: TimeZone(secondsFromGMT: seconds) ?? .gmt)
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
