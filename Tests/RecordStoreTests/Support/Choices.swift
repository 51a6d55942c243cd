import TestSupport

extension SeededGenerator {
    mutating func chance(of percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func number(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}

extension Collection {
    /// Any element; only of what is not empty.
    func any(_ chance: inout SeededGenerator) -> Element {
        self[index(startIndex, offsetBy: Int.random(in: 0..<count, using: &chance))]
    }
}
