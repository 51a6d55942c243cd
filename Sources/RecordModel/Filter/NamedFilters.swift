/// Filters of the operator's own, written `@name` wherever a filter is typed.
public struct NamedFilters: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// What each name stands for.
    public private(set) var texts: [String: String]

    public init(_ texts: [String: String] = [:]) { self.texts = texts }

    /// Names and the texts of their filters; a name must stand there once.
    public init(dictionaryLiteral elements: (String, String)...) { texts = .init(uniqueKeysWithValues: elements) }

    /// In the order of the alphabet.
    public var names: [String] { texts.keys.sorted() }

    subscript(name: String) -> String? { texts[name] }

    /// A filter may stand on others, but not on itself.
    func without(_ name: String) -> NamedFilters {
        var rest = self
        rest.texts[name] = nil
        return rest
    }

    /// What `@na` can become.
    public func completions(of beginning: String) -> [String] {
        guard beginning.first == "@" else { return [] }
        return names.map { "@" + $0 }.filter { $0.hasPrefix(beginning) }
    }
}
