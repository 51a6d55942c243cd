import ArgumentParser
import Foundation

/// A moment, or a stretch of time before now: `2026-11-24`, `2026-11-24T14:00`, `2h`, `30m`, `3d`.
struct SinceArgument: ExpressibleByArgument, Hashable, Sendable {
    private enum Meaning: Hashable {
        case moment(Date)
        case ago(TimeInterval)
    }

    private let meaning: Meaning

    init?(argument: String) {
        if let seconds = Self.seconds(argument) {
            meaning = .ago(seconds)
        } else if let date = Self.date(argument) {
            meaning = .moment(date)
        } else {
            return nil
        }
    }

    func date(now: Date) -> Date {
        switch meaning {
        case .moment(let date): date
        case .ago(let seconds): now.addingTimeInterval(-seconds)
        }
    }

    private static func seconds(_ text: String) -> TimeInterval? {
        let units: [Character: TimeInterval] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        guard let last = text.last, let unit = units[last], let count = Int(text.dropLast()), (0...100_000).contains(count) else {
            return nil
        }
        return Double(count) * unit
    }

    /// In the operator's zone.
    private static func date(_ text: String) -> Date? {
        let forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"]
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.isLenient = false
        for form in forms {
            formatter.dateFormat = form
            if let date = formatter.date(from: text) { return date }
        }
        return nil
    }
}
