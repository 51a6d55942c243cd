import RecordModel

extension ErrorGuide {
    /// One code's entry: four answers in full sentences, and those that differ in some situations.
    ///
    /// In the file a name may carry a situation, as `do@retry`; see ``ErrorGuide/Situation`` for which there are.
    public struct Entry: Hashable, Sendable, Decodable {
        public var what: String
        public var changed: String
        public var remedy: String
        public var again: String
        /// By name and situation, as they stand in the file: `do@retry`.
        public var variants: [String: String] = [:]

        init(what: String, changed: String, remedy: String, again: String) {
            self.what = what
            self.changed = changed
            self.remedy = remedy
            self.again = again
        }

        public init(from decoder: any Decoder) throws {
            let answers = try decoder.singleValueContainer().decode([String: String].self)
            func answer(_ name: String) throws -> String {
                if let text = answers[name] { return text }
                throw DecodingError.keyNotFound(
                    Name(stringValue: name), .init(codingPath: decoder.codingPath, debugDescription: "no \(name)"))
            }
            self.init(
                what: try answer("what"), changed: try answer("changed"), remedy: try answer("do"), again: try answer("again"))
            variants = answers.filter { $0.key.contains("@") }
        }

        private struct Name: CodingKey {
            var stringValue: String
            var intValue: Int? { nil }

            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        /// The variant of an answer that fits first.
        func variant(_ name: String, in situations: [Situation]) -> String? {
            situations.lazy.compactMap { variants["\(name)@\($0.rawValue)"] }.first
        }
    }

    /// What advice can depend on. Of several that hold, the first one in this order for which there is a text is taken.
    public enum Situation: String, Hashable, Sendable, CaseIterable {
        case rollback, retry, list, detail
        /// Any action that changes nothing.
        case read
        /// Certainly nothing had left this machine.
        case unsent
        /// The request was being written.
        case sent
        /// The whole request had been written.
        case waiting
        /// The site that was asked.
        case international, mainland

        static func all(of error: APIError) -> [Situation] {
            [
                Situation(error.action), error.action.repeatability == .always ? .read : nil, phase(of: error),
                error.site.flatMap { Situation(rawValue: $0.rawValue) },
            ].compactMap(\.self)
        }

        /// The families of records name their actions alike.
        private init?(_ action: Action) {
            let name = action.name
            switch true {
            case name.hasSuffix("Rollback"): self = .rollback
            case name.hasSuffix("Retry"): self = .retry
            case name.hasPrefix("Describe") && name.hasSuffix("RecordDetail"): self = .detail
            case name.hasPrefix("Describe") && name.hasSuffix("Record"): self = .list
            default: return nil
            }
        }

        private static func phase(of error: APIError) -> Situation? {
            guard error.leftMachine else { return .unsent }
            switch error.phase {
            case .sent: return .sent
            case .waiting, .answered: return .waiting
            case .queued, .connecting, nil: return nil
            }
        }

        /// The key that asks for the same once more.
        var key: String {
            switch self {
            case .retry: "T"
            case .list, .read: "s"
            case .detail: "Enter"
            case .rollback, .unsent, .sent, .waiting, .international, .mainland: "R"
            }
        }
    }
}
