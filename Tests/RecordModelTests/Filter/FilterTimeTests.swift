import FoundationEssentials
import RecordModel
import Testing

@Suite struct FilterTimeTests {
    private static let now = FilterGrammarTests.now

    /// The stretch as the operator's clock shows it: `from–to`, an open end left out.
    private func stretch(_ text: String, _ zone: UTCOffset = .china) throws -> String {
        let terms = try RecordFilter(text, now: Self.now, zone: zone).terms
        switch terms.first?.condition {
        case .created(let span), .updated(let span):
            #expect(terms.count == 1)
            return "\(span.from.map(zone.dateAndTime) ?? "")–\(span.to.map(zone.dateAndTime) ?? "")"
        default: return "no time"
        }
    }

    @Test(arguments: [
        ("created:2026-11", "2026-11-01 00:00:00–2026-12-01 00:00:00"),
        ("created:2026-12", "2026-12-01 00:00:00–2027-01-01 00:00:00"),
        ("created:2024-02", "2024-02-01 00:00:00–2024-03-01 00:00:00"),
        ("created:2026-11-01", "2026-11-01 00:00:00–2026-11-02 00:00:00"),
        ("created:2024-02-29", "2024-02-29 00:00:00–2024-03-01 00:00:00"),
        ("updated:2026-12-31", "2026-12-31 00:00:00–2027-01-01 00:00:00"),
        ("updated:2026-11-01T14:00", "2026-11-01 14:00:00–2026-11-01 14:01:00"),
        ("updated:2026-11-01T23:59:59", "2026-11-01 23:59:59–2026-11-02 00:00:00"),
        ("created>2026-11-01", "2026-11-01 00:00:00–"), ("created>=2026-11-01", "2026-11-01 00:00:00–"),
        ("created<2026-11-01", "–2026-11-01 00:00:00"), ("created<=2026-11-01", "–2026-11-02 00:00:00"),
        ("created<=2026-11", "–2026-12-01 00:00:00"), ("created>2026-11-01T14:00", "2026-11-01 14:00:00–"),
        ("created:1970-01", "1970-01-01 00:00:00–1970-02-01 00:00:00"),
        ("created:9999-12-31", "9999-12-31 00:00:00–10000-01-01 00:00:00"),
        ("created:2026-1-2", "2026-01-02 00:00:00–2026-01-03 00:00:00"),
    ])
    func aTimeIsAMonthADayAMinuteOrASecond(text: String, stretch: String) throws {
        #expect(try self.stretch(text) == stretch)
    }

    @Test(arguments: [0, 8 * 3600, -3 * 3600 - 1800, 5 * 3600 + 2700, 14 * 3600, -12 * 3600])
    func daysBeginInTheOperatorsZone(seconds: Int) throws {
        let zone = UTCOffset(seconds: seconds)
        #expect(try stretch("created:2026-03-29", zone) == "2026-03-29 00:00:00–2026-03-30 00:00:00")
        let filter = try RecordFilter("created:2026-03-29", now: Self.now, zone: zone)
        let midnight = Date(timeIntervalSince1970: 1_774_742_400 - Double(seconds))
        #expect(filter.terms.first?.condition == .created(Span(from: midnight, to: midnight + 86_400)))
    }

    @Test(arguments: [
        ("updated<2h", "2026-11-20 12:05:00–"), ("updated<=2h", "2026-11-20 12:05:00–"), ("updated:2h", "2026-11-20 12:05:00–"),
        ("updated>2h", "–2026-11-20 12:05:00"), ("updated>=2h", "–2026-11-20 12:05:00"), ("updated<90s", "2026-11-20 14:03:30–"),
        ("created<5m", "2026-11-20 14:00:00–"), ("created<1d", "2026-11-19 14:05:00–"), ("created<2w", "2026-11-06 14:05:00–"),
        ("created<1.5h", "2026-11-20 12:35:00–"), ("created<0s", "2026-11-20 14:05:00–"),
    ])
    func anAgeCountsFromNow(text: String, stretch: String) throws {
        #expect(try self.stretch(text) == stretch)
    }

    @Test func aStretchContainsItsBeginningAndNotItsEnd() {
        let span = Span(from: Self.now, to: Self.now + 60)
        #expect(span.contains(Self.now) && span.contains(Self.now + 59.999))
        #expect(!span.contains(Self.now - 0.001) && !span.contains(Self.now + 60))
        #expect(Span(from: Self.now).contains(.distantFuture - 1) && Span(to: Self.now).contains(.distantPast))
        #expect(Span().contains(Self.now))
    }
}
