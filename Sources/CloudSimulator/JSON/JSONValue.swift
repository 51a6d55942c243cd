/// A JSON value to be written, with the members of objects in the order given.
enum JSONValue: Sendable {
    case null
    case integer(Int)
    case text(String)
    case array([JSONValue])
    case object([Member])

    /// One member of an object.
    struct Member: Sendable {
        var name: String
        var value: JSONValue
    }

    /// The text, or null for none.
    static func optional(_ text: String?) -> JSONValue {
        text.map(JSONValue.text) ?? .null
    }
}

extension JSONValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    init(integerLiteral value: Int) { self = .integer(value) }
    init(stringLiteral value: String) { self = .text(value) }
    init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    init(nilLiteral: ()) { self = .null }

    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member(name: $0.0, value: $0.1) })
    }
}
