/// Reads what stands behind `id` in a filter: `1000231`, `1000..2000`, `update/42`, `update/40..60`, and lists of these.
struct FilterIDs {
    private let word: FilterWord

    init(_ word: FilterWord) { self.word = word }

    /// A stretch of numbers, of one family or of all.
    private struct Stretch {
        var family: RecordFamily?
        var numbers: ClosedRange<Int64>
    }

    func condition(_ sign: String, _ value: String) throws(FilterError) -> RecordFilter.Condition {
        var stretches: [Stretch] = []
        if sign == ":" {
            for part in value.split(separator: ",").map(String.init) { stretches.append(try range(part)) }
        } else {
            stretches = [try comparison(sign, value)]
        }
        guard stretches.contains(where: { $0.family != nil }) else { return .id(stretches.map(\.numbers)) }
        return .record(
            stretches.flatMap { stretch in
                (stretch.family.map { [$0] } ?? RecordFamily.allCases).map { DeployRecord.ID.rawValues(of: $0, stretch.numbers) }
            })
    }

    private func comparison(_ sign: String, _ value: String) throws(FilterError) -> Stretch {
        guard let (family, digits) = Self.parts(of: value), let number = Self.number(digits), number < .max else {
            throw bad(value)
        }
        let numbers =
            switch sign {
            case "<": 0...max(0, number - 1)
            case "<=": 0...number
            case ">": number + 1 ... .max
            default: number ... .max
            }
        return Stretch(family: family, numbers: numbers)
    }

    /// One number, or both ends of a range; its family may stand before either end.
    private func range(_ text: String) throws(FilterError) -> Stretch {
        let ends = text.split(separator: "..", omittingEmptySubsequences: false)
        guard let first = ends.first.flatMap(Self.parts), let last = ends.last.flatMap(Self.parts), ends.count <= 2,
            first.family == nil || last.family == nil || first.family == last.family,
            let low = first.digits.isEmpty && ends.count == 2 ? 0 : Self.number(first.digits),
            let high = last.digits.isEmpty && ends.count == 2 ? .max : Self.number(last.digits), low <= high
        else { throw bad(text) }
        return Stretch(family: first.family ?? last.family, numbers: low...high)
    }

    /// What stands before a slash and what behind it; nil where that is no family.
    private static func parts(of text: some StringProtocol) -> (family: RecordFamily?, digits: String)? {
        guard let slash = text.firstIndex(of: "/") else { return (nil, String(text)) }
        guard let family = RecordFamily(word: text[..<slash]) else { return nil }
        return (family, String(text[text.index(after: slash)...]))
    }

    /// Digits alone: no sign, no exponent, no other script's.
    private static func number(_ text: String) -> Int64? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(text) : nil
    }

    private func bad(_ value: String) -> FilterError {
        FilterError("\"\(value)\" is no id or range of ids: id:1000231, id:update/42, id:1000..2000, id>1000", at: word.range)
    }
}
