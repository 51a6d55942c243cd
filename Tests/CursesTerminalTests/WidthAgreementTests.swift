import Foundation
import Glibc
import TestSupport
import Testing

@testable import BrowserUI
@testable import CursesTerminal

/// The tables of the screen beside what the system knows: the C library, by which ncurses moves on, and perl's Unicode data.
///
/// One after the other: two programs started at once by Foundation are a crash.
@Suite(.serialized) struct WidthAgreementTests {
    init() { setlocale(LC_CTYPE, "C.UTF-8") }

    private static let scalars = (0x20...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)

    /// Where the two may differ and why; nothing else may.
    private func reason(_ scalar: Unicode.Scalar, library: Int) -> String? {
        switch library {
        case -1 where scalar.cellWidth == 0: "never drawn: becomes a mark where it enters"
        case 2 where scalar.drawn != scalar: "a filler: a mark of one cell is drawn"
        case 0 where scalar.value == 0x1171E: "of another category in Unicode 14: a question mark is drawn"
        case -1: "unknown to this C library: a question mark is drawn"
        case _ where scalar.isNewerThanTheTable: "younger than the table: a question mark is drawn"
        default: nil
        }
    }

    @Test func everyCodePointTakesTheCellsThatTheLibraryCounts() {
        var differing: [String] = []
        for scalar in Self.scalars {
            let library = LibraryWidth.of(scalar)
            guard library != scalar.cellWidth, reason(scalar, library: library) == nil else { continue }
            differing.append("U+\(String(scalar.value, radix: 16)): \(scalar.cellWidth), library \(library)")
        }
        #expect(differing.isEmpty, "\(differing.prefix(40))")
    }

    /// Whatever differs still cannot shift a column.
    @Test func whatIsSentTakesTheCellsOfTheFrameByTheLibrarysCount() {
        let certain = CertainText(ambiguous: .narrow, libraryWidth: LibraryWidth.of)
        let shifted = Self.scalars.filter { $0.properties.generalCategory != .control }.filter { scalar in
            let sent = certain.text("a\(scalar)b").unicodeScalars
            return sent.reduce(0) { $0 + LibraryWidth.of($1) } != 2 + scalar.cellWidth
        }
        #expect(shifted.isEmpty, "\(shifted.prefix(40).map { String($0.value, radix: 16) })")
    }

    /// Most of the characters people write are drawn, not replaced.
    @Test func textOfManyLanguagesIsSentAsItIs() {
        let certain = CertainText(ambiguous: .narrow, libraryWidth: LibraryWidth.of)
        for text in ["证书部署", "繁體字", "ひらがなカタカナ", "한국어", "Việt", "ไทย", "देवनागरी", "עברית", "العربية", "Русский", "👩🚀👍", "…·─│↓≥"] {
            #expect(certain.text(text) == text)
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/perl")))
    func theAmbiguousTableIsThatOfUnicode() throws {
        let known = try Self.perl("\\p{Assigned}")
        let ambiguous = try Self.perl("\\p{East_Asian_Width=A}")
        let drawn = Self.scalars.filter { known.contains($0.value) && $0.cellWidth > 0 && $0.value != 0xAD }
        let differing = drawn.filter { AmbiguousScalars.contains($0.value) != ambiguous.contains($0.value) }
        #expect(differing.isEmpty, "\(differing.prefix(40).map { String($0.value, radix: 16) })")
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/perl")))
    func theWideTableIsThatOfUnicodeButForWhatTheLibraryAdds() throws {
        let known = try Self.perl("\\p{Assigned}")
        let wide = try Self.perl("[\\p{East_Asian_Width=W}\\p{East_Asian_Width=F}]")
        // Circled numbers and hexagrams: narrow by Unicode's table of that time, two cells in C libraries and terminals.
        let added: [ClosedRange<UInt32>] = [0x3248...0x324F, 0x4DC0...0x4DFF]
        let fillers: [ClosedRange<UInt32>] = [0x115F...0x115F, 0x3164...0x3164]
        let differing = Self.scalars.filter { scalar in
            guard known.contains(scalar.value), !added.holds(scalar.value), !fillers.holds(scalar.value), scalar.cellWidth > 0
            else { return false }
            return (scalar.cellWidth == 2) != wide.contains(scalar.value)
        }
        #expect(differing.isEmpty, "\(differing.prefix(40).map { String($0.value, radix: 16) })")
    }

    /// All code points that match, by perl's own tables.
    private static func perl(_ pattern: String) throws -> Set<UInt32> {
        let program = """
            for my $c (0x20..0xD7FF, 0xE000..0x10FFFF) { no warnings; print "$c\\n" if chr($c) =~ /^\(pattern)$/ }
            """
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/perl")
        process.arguments = ["-e", program]
        process.standardOutput = output
        try process.runUnblocked()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return Set(data.split(separator: UInt8(ascii: "\n")).compactMap { UInt32(String(decoding: $0, as: UTF8.self)) })
    }
}

extension Unicode.Scalar {
    /// Assigned after Unicode 15.0.
    fileprivate var isNewerThanTheTable: Bool {
        guard let age = properties.age else { return true }
        return age.major > 15 || age.major == 15 && age.minor > 0
    }
}
