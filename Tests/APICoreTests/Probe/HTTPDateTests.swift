import Foundation
import Testing

@testable import APICore

@Suite struct HTTPDateTests {
    @Test(arguments: [
        ("Fri, 27 Nov 2026 14:25:19 GMT", 1_795_789_519.0), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199),
    ])
    func aDateHeaderIsAMoment(text: String, seconds: Double) {
        #expect(HTTPDate.date(text) == Date(timeIntervalSince1970: seconds))
    }

    @Test(arguments: [
        "", "yesterday", "Fri, 27 Nov 2026 14:25:19", "Fri, 27 Nov 2026 14:25:19 CST", "Fri, 27 Now 2026 14:25:19 GMT",
        "Fri, 99 Nov 2026 14:25:19 GMT", "Friday, 27-Nov-26 14:25:19 GMT",
    ])
    func whatIsNoneIsNotGuessedAt(text: String) {
        #expect(HTTPDate.date(text) == nil)
    }
}
