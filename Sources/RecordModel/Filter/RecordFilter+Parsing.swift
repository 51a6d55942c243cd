public import FoundationEssentials

extension RecordFilter {
    /// Reads a filter as it was typed.
    ///
    /// - Parameters:
    ///   - now: what ages such as `2h` count from.
    ///   - zone: in which days begin.
    ///   - named: what `@name` stands for.
    public init(_ text: String, now: Date, zone: UTCOffset, named: NamedFilters = [:]) throws(FilterError) {
        terms = []
        for word in try FilterWord.all(in: text) {
            if let name = word.filterName {
                terms += try Self.terms(of: name, at: word.range, now: now, zone: zone, named: named)
            } else {
                terms.append(try FilterTermReader(word: word, now: now, zone: zone).term())
            }
        }
    }

    /// What is wrong with a named filter is said under its name.
    private static func terms(
        of name: String, at range: Range<Int>, now: Date, zone: UTCOffset, named: NamedFilters
    ) throws(FilterError) -> [Term] {
        guard let text = named[name] else {
            let known = named.names.isEmpty ? "none is configured" : named.names.map { "@" + $0 }.joined(separator: " ")
            throw FilterError("no filter is called @\(name): \(known); quote it to look for the text", at: range)
        }
        do {
            return try RecordFilter(text, now: now, zone: zone, named: named.without(name)).terms
        } catch {
            throw FilterError("@\(name): \(error.message)", at: range)
        }
    }
}

/// Reads one word of a filter.
private struct FilterTermReader {
    let word: FilterWord
    let now: Date
    let zone: UTCOffset

    private static let fields = ["status", "type", "family", "cert", "id", "created", "updated", "domain", "instance", "region"]
    private static let operators: Set<Character> = [":", "<", ">"]

    func term() throws(FilterError) -> RecordFilter.Term {
        guard let first = word.characters.first else { throw FilterError("there is nothing between the quotes", at: word.range) }
        let isNegated = first.character == "!" && !first.isQuoted
        let rest = Array(word.characters.dropFirst(isNegated ? 1 : 0))
        guard let start = rest.first else { throw FilterError("! stands right before what must not be", at: word.range) }
        if isNegated, start.character == "@", !start.isQuoted {
            throw FilterError("a named filter cannot be negated as a whole: write its words, each with its !", at: word.range)
        }
        let place = rest.firstIndex { Self.operators.contains($0.character) && !$0.isQuoted }
        guard let place, place > 0 else {
            return .init(.text(String(rest.map(\.character))), isNegated: isNegated)
        }
        var value = String(rest[(place + 1)...].map(\.character))
        var sign = String(rest[place].character)
        if sign != ":", value.first == "=" {
            sign += "="
            value.removeFirst()
        }
        let name = String(rest[..<place].map(\.character)).lowercased()
        return .init(try condition(name, sign, value), isNegated: isNegated)
    }

    private func condition(_ name: String, _ sign: String, _ value: String) throws(FilterError) -> RecordFilter.Condition {
        guard Self.fields.contains(name) else {
            let hint = "no field \"\(name)\": \(Self.fields.joined(separator: " ")); quote it to look for the text"
            throw FilterError(hint, at: word.range)
        }
        // A list of nothing would let nothing through.
        guard value.contains(where: { $0 != "," }) else { throw FilterError("\(name)\(sign) wants a value", at: word.range) }
        switch name {
        case "id": return try FilterIDs(word).condition(sign, value)
        case "created": return .created(try span(name, sign, value))
        case "updated": return .updated(try span(name, sign, value))
        default: break
        }
        guard sign == ":" else { throw FilterError("\(name) takes : alone, as in \(name):\(value)", at: word.range) }
        switch name {
        case "status": return .status(try statuses(value))
        case "type": return .type(globs(value))
        case "family": return .family(try families(value))
        case "cert": return .certificate(globs(value))
        case "domain": return .domain(globs(value))
        case "instance": return .instance(globs(value))
        default: return .region(globs(value))
        }
    }

    /// Digits alone: no sign, no exponent, no other script's.
    private static func number<Number: FixedWidthInteger>(_ text: some StringProtocol) -> Number? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Number(text) : nil
    }

    private func parts(_ value: String) -> [String] { value.split(separator: ",").map(String.init) }

    private func globs(_ value: String) -> [Glob] { parts(value).map { Glob($0) } }

    // MARK: status

    private static let known: [(word: String, status: StatusWord)] =
        (0...6).map { (DeployStatus(code: $0).word.lowercased(), .code($0)) }
        + [("rolling back", .rollingBack), ("gone", .gone)]

    /// `failed` means both kinds of failure, `rolling` a rollback that runs, `7` or `status7` the number.
    private func statuses(_ value: String) throws(FilterError) -> [StatusWord] {
        var found: [StatusWord] = []
        for part in parts(value) {
            if let code = Self.code(part.lowercased()) {
                found.append(.code(code))
                continue
            }
            let wanted = part.lowercased().split { "-_ ".contains($0) }.joined(separator: " ")
            let matching = Self.known.filter { $0.word == wanted }.map(\.status)
            let similar =
                wanted.isEmpty
                ? [] : Self.known.filter { $0.word.contains(wanted) || $0.word.filter { $0 != " " }.contains(wanted) }
            guard !matching.isEmpty || !similar.isEmpty else {
                let words = Self.known.map { $0.word.replacing(" ", with: "-") }.joined(separator: " ")
                throw FilterError("\"\(part)\" is no status: \(words), or a number", at: word.range)
            }
            found += matching.isEmpty ? similar.map(\.status) : matching
        }
        return found
    }

    /// `7`, `status7`, `status 7`.
    private static func code(_ text: String) -> Int? {
        number(text.hasPrefix("status") ? text.dropFirst(6).drop { "-_ ".contains($0) } : text[...])
    }

    private func families(_ value: String) throws(FilterError) -> [RecordFamily] {
        var found: [RecordFamily] = []
        for part in parts(value) {
            guard let family = RecordFamily(word: part) else {
                let words = RecordFamily.allCases.map(\.word).joined(separator: " ")
                throw FilterError("\"\(part)\" is no family: \(words)", at: word.range)
            }
            found.append(family)
        }
        return found
    }

    // MARK: times

    private func span(_ name: String, _ sign: String, _ value: String) throws(FilterError) -> Span {
        if let seconds = Self.age(value) {
            let moment = now.addingTimeInterval(-seconds)
            // Less than two hours ago is later than the moment two hours ago.
            switch sign {
            case "<", "<=": return Span(from: moment)
            case ">", ">=": return Span(to: moment)
            default: return Span(from: moment)
            }
        }
        guard let stretch = moment(value) else {
            let message = "\"\(value)\" is no time: \(name)>2026-11-01, \(name):2026-11-01T14:00, \(name)<2h (s m h d w)"
            throw FilterError(message, at: word.range)
        }
        switch sign {
        case "<": return Span(to: stretch.start)
        case "<=": return Span(to: stretch.end)
        // As with numbers: a day is the moment it begins.
        case ">", ">=": return Span(from: stretch.start)
        default: return Span(from: stretch.start, to: stretch.end)
        }
    }

    private static func age(_ value: String) -> Double? {
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
        let digits = value.dropLast()
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) else { return nil }
        guard let last = value.last, let unit = units[last], let count = Double(digits), count < 1e6 else { return nil }
        return count * unit
    }

    /// Four digits at the most, so that no calendar is led astray.
    private static func places(_ text: Substring) -> Int? { text.utf8.count <= 4 ? number(text) : nil }

    /// A month, a day, a minute or a second, in the operator's zone: `2026-11`, `2026-11-01`, `2026-11-01T14:00`.
    private func moment(_ value: String) -> DateInterval? {
        let halves = value.split(separator: "T", omittingEmptySubsequences: false)
        let day = halves[0].split(separator: "-", omittingEmptySubsequences: false).map(Self.places)
        guard halves.count <= 2, (2...3).contains(day.count), let year = day[0], let month = day[1], (1970...9999).contains(year)
        else {
            return nil
        }
        let clock = halves.count == 2 ? halves[1].split(separator: ":", omittingEmptySubsequences: false).map(Self.places) : []
        guard clock.allSatisfy({ $0 != nil }), clock.isEmpty || ((2...3).contains(clock.count) && day.count == 3) else {
            return nil
        }
        var parts = DateComponents(year: year, month: month, day: day.count == 3 ? day[2] ?? 0 : 1)
        parts.hour = clock.isEmpty ? 0 : clock[0]
        parts.minute = clock.isEmpty ? 0 : clock[1]
        parts.second = clock.count == 3 ? clock[2] : 0
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: zone.seconds) ?? .gmt
        guard parts.isValidDate(in: calendar), let start = calendar.date(from: parts) else { return nil }
        let unit: Calendar.Component = clock.count == 3 ? .second : clock.count == 2 ? .minute : day.count == 3 ? .day : .month
        guard let end = calendar.date(byAdding: unit, value: 1, to: start) else { return nil }
        return DateInterval(start: start, end: end)
    }
}
