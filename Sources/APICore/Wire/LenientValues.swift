import RecordModel

extension KeyedDecodingContainer {
    /// An integer, also where it comes as text; nil for null and for a key that is absent.
    func integer(_ key: Key) throws -> Int? {
        if let number = try? decodeIfPresent(Int.self, forKey: key) { return number }
        guard contains(key), try !decodeNil(forKey: key) else { return nil }
        let text = try decode(String.self, forKey: key)
        if text.isEmpty { return nil }
        guard let number = Int(text) else {
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "not an integer")
        }
        return number
    }

    /// Text, cleaned; also a number's digits; nil for null and for a key that is absent.
    func optionalText(_ key: Key) throws -> String? {
        // Text comes first: a wrong guess costs more than the rest of the record.
        if let text = try? decodeIfPresent(String.self, forKey: key) { return text.cleaned }
        guard contains(key), try !decodeNil(forKey: key) else { return nil }
        if let number = try? decode(Int64.self, forKey: key) { return String(number) }
        return try decode(String.self, forKey: key).cleaned
    }

    /// Text, cleaned; empty where there is none.
    func text(_ key: Key) throws -> String { try optionalText(key) ?? "" }

    /// Fails where the key is absent: an answer without it is not the answer to the question, null or not.
    func require(_ key: Key) throws {
        guard contains(key) else {
            throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "it is missing"))
        }
    }

    /// A list; empty for null and for a key that is absent.
    func list<Element: Decodable>(_ key: Key) throws -> [Element] {
        try decodeIfPresent([Element?].self, forKey: key)?.compactMap(\.self) ?? []
    }

    /// A list of texts, also where it comes as one text with commas; empty for null and for a key that is absent.
    func texts(_ key: Key) throws -> [String] {
        guard let text = try? decode(String.self, forKey: key) else { return try list(key) }
        return text.split(separator: ",").map(String.init)
    }
}
