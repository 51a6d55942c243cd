import TestSupport
import RecordModel
import Testing

@Suite struct GlobTests {
    @Test(arguments: [
        ("clb", "clb", true), ("clb", "CLB", true), ("CLB", "clb", true), ("clb", "clb2", false), ("clb", "cl", false),
        ("*", "", true),
        ("*", "anything", true), ("", "", true), ("", "a", false), ("a*", "a", true), ("a*", "ab", true), ("a*", "ba", false),
        ("*a", "ba", true), ("*a", "ab", false), ("a*c", "abbc", true), ("a*c", "ac", true), ("a*c", "acb", false),
        ("*.example.com", "www.example.com", true), ("*.example.com", "example.com", false), ("a**b", "ab", true),
        ("*ab*ab*", "abab", true), ("*ab*ab*", "aba", false), ("*aab", "aaaab", true), ("a*b*c", "a1b2b3c", true),
        ("a%", "ab", false), ("a%", "a%", true), ("a_", "ab", false), ("a_", "a_", true), ("a?", "ab", false),
        ("a\\*", "a\\b", true),
        ("支付*", "支付网关", true), ("*网关", "支付网关", true), ("支付", "支", false), ("É", "é", false), ("e*", "e\u{301}", true),
        ("é", "e\u{301}", false), ("[a]", "a", false),
    ])
    func aStarStandsForAnythingAllElseForItself(pattern: String, text: String, matches: Bool) {
        #expect(Glob(pattern).matches(text) == matches)
        #expect(Self.matches(Array(pattern.unicodeScalars), Array(text.unicodeScalars)) == matches)
    }

    @Test(arguments: [
        ("abc", "abc"), ("a*", "a%"), ("*", "%"), ("a**b", "a%%b"), ("100%", "100\\%"), ("a_b", "a\\_b"), ("a\\b", "a\\\\b"),
        ("*_*", "%\\_%"), ("支付*", "支付%"), ("", ""), ("%\u{301}", "\\%\u{301}"), ("a*\u{301}", "a%\u{301}"),
    ])
    func thePatternForSQLEscapesItsSigns(pattern: String, like: String) {
        #expect(Glob(pattern).likePattern == like)
    }

    @Test(arguments: [("a*b", ["a", "b"]), ("*", []), ("", []), ("**a**", ["a"]), ("abc", ["abc"])])
    func theTextsBetweenTheStarsAreTold(pattern: String, literals: [String]) {
        #expect(Glob(pattern).literals == literals)
    }

    /// Short patterns and texts of few letters: all that can go wrong comes up.
    @Test func itAgreesWithAPlainReading() {
        let letters: [Unicode.Scalar] = ["a", "B", "b", "*", "%", "_", "\\", "支", "\u{301}"]
        var random = SeededGenerator(seed: 3)
        func word(_ length: Int) -> String {
            var text = String.UnicodeScalarView()
            for _ in 0..<length { text.append(letters.randomElement(using: &random) ?? "a") }
            return String(text)
        }
        for _ in 0..<20_000 {
            let (pattern, text) = (word(Int.random(in: 0...5, using: &random)), word(Int.random(in: 0...6, using: &random)))
            let expected = Self.matches(Array(pattern.unicodeScalars), Array(text.unicodeScalars))
            #expect(Glob(pattern).matches(text) == expected, "\(pattern) \(text)")
            let like = Array(Glob(pattern).likePattern.unicodeScalars)
            #expect(Self.like(like, Array(text.unicodeScalars)) == expected, "\(pattern) \(text)")
        }
    }

    @Test func aPatternOfManyStarsIsReadInTime() {
        let pattern = Glob(String(repeating: "*a", count: 300) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 2000)))
    }

    /// What the pattern means, said as simply as can be.
    private static func matches(_ pattern: [Unicode.Scalar], _ text: [Unicode.Scalar]) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        let rest = Array(pattern.dropFirst())
        if first == "*" { return (0...text.count).contains { matches(rest, Array(text[$0...])) } }
        guard let letter = text.first, same(first, letter) else { return false }
        return matches(rest, Array(text.dropFirst()))
    }

    /// SQL's LIKE with `\` as the escape.
    private static func like(_ pattern: [Unicode.Scalar], _ text: [Unicode.Scalar]) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        let rest = Array(pattern.dropFirst())
        if first == "%" { return (0...text.count).contains { like(rest, Array(text[$0...])) } }
        if first == "_" { return !text.isEmpty && like(rest, Array(text.dropFirst())) }
        let literal = first == "\\" ? rest.first ?? first : first
        guard let letter = text.first, same(literal, letter) else { return false }
        return like(first == "\\" ? Array(rest.dropFirst()) : rest, Array(text.dropFirst()))
    }

    private static func same(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
        left == right || (left.isASCII && right.isASCII && left.properties.lowercaseMapping == right.properties.lowercaseMapping)
    }
}
