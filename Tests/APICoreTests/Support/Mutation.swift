import TestSupport

/// Damages bytes at random: what a broken proxy, a bad cable or malice makes of a good answer.
struct Mutation {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// What numbers, texts and brackets are apt to be mistaken for.
    private static let tokens = [
        "null", "true", "-1", "0", "1e999", "-9223372036854775808", "9223372036854775808", "0.1", "\"\"", "{}", "[]", "{", "}",
        "[", "]", "\"", ",", ":", "\\u0000", "\\ud800", "\\u202e", "\u{1B}[2J", "\u{0}", "\r\n", "\u{202E}", "\u{FEFF}",
        "\"Error\":", "\"RequestId\":", "\"Response\":", "Error", "Status", String(repeating: "[", count: 600),
        String(repeating: "9", count: 400), String(repeating: "x", count: 5000),
    ].map { Array($0.utf8) }

    /// One to four damages, one after the other.
    mutating func damage(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) { damageOnce(&bytes) }
        return bytes
    }

    private mutating func damageOnce(_ bytes: inout [UInt8]) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        let part = place..<min(bytes.count, place + Int.random(in: 0...40, using: &generator))
        switch Int.random(in: 0..<8, using: &generator) {
        case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 2: bytes.removeSubrange(part)
        case 3: bytes.insert(contentsOf: bytes[part], at: place)
        case 4: bytes.removeSubrange(place...)
        case 5: bytes.insert(contentsOf: Self.tokens.randomElement(using: &generator) ?? [], at: place)
        case 6: bytes.replaceSubrange(part, with: Self.tokens.randomElement(using: &generator) ?? [])
        default: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        }
    }
}
