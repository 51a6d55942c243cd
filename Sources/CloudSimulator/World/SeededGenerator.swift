/// A stream of numbers that depends on its seed alone (SplitMix64 by Sebastiano Vigna, in the public domain).
struct SeededGenerator: Sendable {
    /// What the numbers are for; streams of the same seed are independent.
    enum Stream: UInt64 {
        case requestIDs = 1
        case records
        case items
        case times
        case certificates
        case keys
    }

    private var state: UInt64

    init(seed: UInt64, stream: Stream, index: Int = 0) {
        state = seed
        for part in [stream.rawValue, UInt64(bitPattern: Int64(index))] {
            state = next() ^ part
        }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number of a range that is not empty.
    mutating func number(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// True so many times in a hundred.
    mutating func chance(percent: Int) -> Bool {
        number(in: 0...99) < percent
    }

    /// An element of a list that is not empty.
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[number(in: 0...(elements.count - 1))]
    }

    /// Lower-case letters and digits.
    mutating func code(length: Int) -> String {
        let alphabet = Array("0123456789abcdefghijklmnopqrstuvwxyz")
        return String((0..<length).map { _ in pick(alphabet) })
    }

    /// A UUID of version 4.
    mutating func uuid() -> String {
        let high = (next() & 0xFFFF_FFFF_FFFF_0FFF) | 0x4000
        let low = (next() & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
        let digits = [high, low].map { number in
            let text = String(number, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
        var groups: [Substring] = []
        var rest = Substring(digits)
        for length in [8, 4, 4, 4, 12] {
            groups.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return groups.joined(separator: "-")
    }
}
