/// Texts that try to drive or mislead whoever shows them, for every place where text enters the program.
public enum HostileText {
    /// A text under a name that is safe to print.
    public struct Sample: Hashable, Sendable, CustomStringConvertible {
        public var description: String
        public var text: String

        init(_ name: String, _ text: String) {
            description = name
            self.text = text
        }

        /// The text between the quotes of a JSON string.
        public var json: [UInt8] {
            text.unicodeScalars.flatMap { scalar -> [UInt8] in
                switch scalar {
                case "\"", "\\": Array("\\\(scalar)".utf8)
                case "\u{0}"..<" ":
                    Array((scalar.value < 16 ? "\\u000" : "\\u00").utf8) + Array(String(scalar.value, radix: 16).utf8)
                default: Array(String(scalar).utf8)
                }
            }
        }
    }

    /// What stands between the quotes of a JSON string, valid or not.
    public struct WireSample: Sendable, CustomStringConvertible {
        public var description: String
        public var json: [UInt8]
    }

    /// Everything short.
    public static let all: [Sample] = controls + sequences + directions + invisible + odd + meaningful

    /// What hurts by its length.
    public static let long: [Sample] = [
        Sample("a megabyte without a space", String(repeating: "0123456789abcdef", count: 1 << 16)),
        Sample("a megabyte of Chinese", String(repeating: "证书", count: 170_000)),
        Sample("a megabyte of escapes", String(repeating: "\u{1B}[2J", count: 1 << 18)),
        Sample("a letter under 100,000 marks", "a" + String(repeating: "\u{301}", count: 100_000)),
        Sample("a letter under 100,000 spacing marks", "\u{915}" + String(repeating: "\u{93E}", count: 100_000)),
        Sample("a family of 50,000", "👩" + String(repeating: "\u{200D}👩", count: 50_000)),
        Sample("a syllable of 50,000 vowels", "\u{1100}" + String(repeating: "\u{1161}", count: 50_000)),
    ]

    /// All of it as the API might send it, and what is no valid JSON or UTF-8 besides.
    public static let onTheWire: [WireSample] =
        (all + long).map { WireSample(description: $0.description, json: $0.json) } + broken

    private static let controls: [Sample] = [
        Sample("every C0 control", scalars(0x00...0x1F)),
        Sample("every C1 control", scalars(0x80...0x9F)),
        Sample("DEL", "a\u{7F}b"),
        Sample("NUL", "a\u{0}b"),
        Sample("ends of lines", "a\rb\nc\r\nd\u{B}e\u{C}f\u{85}g\u{2028}h\u{2029}i"),
        Sample("a line of its own", "name\nDEPLOYED 1000231 rolled back"),
        Sample("overwriting by backspaces", "evil.example\u{8}\u{8}\u{8}\u{8}good"),
        Sample("tab and bell", "a\tb\u{7}c"),
    ]

    private static let sequences: [Sample] = [
        Sample("colours", "\u{1B}[31mred\u{1B}[0m"),
        Sample("clearing the screen", "\u{1B}[2J\u{1B}[H\u{1B}[3J"),
        Sample("moving the cursor", "\u{1B}[10;10H\u{1B}7\u{1B}8\u{1B}M"),
        Sample("CSI in eight bits", "\u{9B}2J\u{9B}31m"),
        Sample("the title", "\u{1B}]0;title\u{7}\u{1B}]2;title\u{1B}\\"),
        Sample("the clipboard", "\u{1B}]52;c;cm0gLXJmIC8K\u{7}"),
        Sample("the clipboard in eight bits", "\u{9D}52;c;cm0gLXJmIC8K\u{9C}"),
        Sample("a link", "\u{1B}]8;;https://evil.example\u{1B}\\good.example\u{1B}]8;;\u{1B}\\"),
        Sample("DCS", "\u{1B}P$q\"p\u{1B}\\\u{90}+q544e\u{9C}"),
        Sample("APC, PM and SOS", "\u{1B}_Gf=24;AAAA\u{1B}\\\u{1B}^x\u{1B}\\\u{1B}Xx\u{1B}\\"),
        Sample("APC, PM and SOS in eight bits", "\u{9F}x\u{9C}\u{9E}x\u{9C}\u{98}x\u{9C}"),
        Sample("tmux passthrough", "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;QQ==\u{7}\u{1B}\\"),
        Sample("answerback and reports", "\u{5}\u{1B}[c\u{1B}[6n\u{1B}[21t\u{1B}[?1000h\u{1B}Z"),
        Sample("another character set", "\u{1B}(0qqqq\u{E}lqk\u{F}\u{1B}c"),
        Sample("the end of a paste", "\u{1B}[201~y\n\u{1B}[200~"),
        Sample("an escape at the end", "name\u{1B}"),
    ]

    private static let directions: [Sample] = [
        Sample("every bidi control", "\u{61C}\u{200E}\u{200F}" + scalars(0x202A...0x202E) + scalars(0x2066...0x2069)),
        Sample("an override", "id \u{202E}1321\u{202C}"),
        Sample("an isolate left open", "a\u{2067}moc.elpmaxe"),
        Sample("Hebrew and Arabic", "\u{5D0}\u{5D1}\u{5D2}-1 \u{645}\u{631}\u{62D}\u{628}\u{627}"),
    ]

    private static let invisible: [Sample] = [
        Sample("spaces without width", "exam\u{200B}ple\u{2060}.c\u{FEFF}om"),
        Sample("joiners between letters", "exa\u{200D}mple\u{200C}.com\u{200D}"),
        Sample("soft hyphens", "exam\u{AD}ple"),
        Sample("fillers", "\u{115F}\u{1160}\u{3164}\u{FFA0}\u{2800}"),
        Sample("selectors alone", "a\u{FE0F}b\u{FE00}c\u{E0100}\u{180B}\u{180E}"),
        Sample("tags", "a\u{E0041}\u{E0042}\u{E007F}🏴\u{E0067}\u{E0062}\u{E007F}"),
        Sample("annotations and operators", "a\u{FFF9}b\u{FFFA}c\u{FFFB}\u{2061}\u{2062}\u{2063}\u{2064}\u{206A}\u{206F}\u{34F}"),
        Sample("notes and shorthand", "\u{1D173}\u{1D17A}\u{1BCA0}\u{1BCA3}"),
        Sample("no characters", scalars(0xFFFE...0xFFFF) + scalars(0xFDD0...0xFDD1) + scalars(0x10FFFE...0x10FFFF)),
    ]

    private static let odd: [Sample] = [
        Sample("nothing but a mark", "\u{301}"),
        Sample("marks before and after", "\u{301}a\u{20DD}\u{FE20}\u{489}"),
        Sample("thirty marks on each letter", "z" + String(repeating: "\u{334}\u{343}\u{356}", count: 10) + "o"),
        Sample("a comma and a quote under marks", "a,\u{301}b\"\u{301}c\u{301}"),
        Sample("emoji of every kind", "👩‍👩‍👧👍🏽🇨🇳🇨❤️1️⃣#\u{20E3}☃\u{FE0E}🏽"),
        Sample("joining Korean", "\u{1112}\u{1161}\u{11AB}\u{1161}\u{D7B0}"),
        Sample("Thai and Devanagari", "กำ น้ำ क्षि ज्ञ\u{200D}"),
        Sample("private and unassigned", "\u{E000}\u{F0000}\u{378}\u{1FAFF}\u{3FFFD}"),
        Sample("wide at every place", "a证b书c，Ａｱ한"),
    ]

    private static let meaningful: [Sample] = [
        Sample("letters that look alike", "ехаmрlе.соm"),
        Sample("a path", "../../../../etc/passwd"),
        Sample("a home folder", "~/.ssh/id_rsa"),
        Sample("formats", "%s%n%x%@{}{0}\\(secret)"),
        Sample("SQL", "'; DROP TABLE records; --"),
        Sample("patterns of SQL", "%_[a-z]*?\\"),
        Sample("HTML", "<script>alert(1)</script>&amp;"),
        Sample("a shell", "$(reboot)`reboot`; reboot | sh & \"'\\"),
        Sample("a formula", "=cmd|' /C calc'!A0"),
        Sample("other formulas", "+1+1"),
        Sample("an option", "--yes"),
        Sample("JSON", "\",\"Status\":4,\"x\":\""),
        Sample("CSV", "a,\"b\"\r\nc,d"),
        Sample("blanks", "   "),
        Sample("other blanks", "\u{A0}\u{2003}\u{3000}\u{202F}"),
    ]

    private static let broken: [WireSample] = [
        ("half a surrogate pair", Array(#"a\ud800b"#.utf8)), ("the other half", Array(#"a\udc00b"#.utf8)),
        ("two first halves", Array(#"a\ud800\ud800b"#.utf8)), ("the end of a pair left out", Array(#"a\ud83d"#.utf8)),
        ("a byte that never occurs", [0x61, 0xFF, 0x62]), ("CSI as a byte", [0x61, 0x9B, 0x32, 0x4A]),
        ("ESC written too long", [0xC0, 0x9B, 0x5B, 0x32, 0x4A]), ("a surrogate in UTF-8", [0xED, 0xA0, 0x80]),
        ("half a character", [0xE8, 0xAF]), ("beyond Unicode", [0xF4, 0x90, 0x80, 0x80]),
        ("ESC as it is", [0x1B, 0x5B, 0x32, 0x4A]),
        ("a line break as it is", [0x61, 0x0A, 0x62]), ("NUL as it is", [0x61, 0x00, 0x62]),
    ].map { WireSample(description: $0.0, json: $0.1) }

    private static func scalars(_ range: ClosedRange<UInt32>) -> String {
        String(String.UnicodeScalarView(range.compactMap(Unicode.Scalar.init)))
    }
}
