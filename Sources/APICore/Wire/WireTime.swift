import FoundationEssentials

/// The two ways in which the API writes a moment.
enum WireTime {
    /// `2025-05-20 15:03:17` without a zone is UTC+8; `2025-05-20T07:03:17.000000Z` is UTC.
    ///
    /// Nil for empty texts and for what is neither: a row without a time beats no row.
    static func date(_ text: String?) -> Date? {
        guard let text, !text.isEmpty else { return nil }
        if text.utf8.contains(UInt8(ascii: "T")) {
            return (try? Date.ISO8601FormatStyle().parse(text))
                ?? (try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text))
        }
        return try? zoneless.parse(text)
    }

    private static let zoneless = Date.ISO8601FormatStyle(timeZone: TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt)
        .year().month().day().dateSeparator(.dash).dateTimeSeparator(.space).time(includingFractionalSeconds: false)
}
