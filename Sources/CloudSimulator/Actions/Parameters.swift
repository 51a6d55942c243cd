import Foundation

/// The parameters of one call, read from its JSON body.
struct Parameters: Sendable {
    private let values: [String: Value]

    /// A value as far as any action uses it.
    private enum Value: Decodable, Sendable {
        case integer(Int)
        case text(String)
        case null
        case other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let integer = try? container.decode(Int.self) {
                self = .integer(integer)
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .other
            }
        }
    }

    /// Reads a body that must be one JSON object.
    init(body: [UInt8]) throws(APIFailure) {
        do {
            values = try JSONDecoder().decode([String: Value].self, from: Data(body))
        } catch {
            throw APIFailure(code: "InvalidParameter", message: "The body is not a JSON object.")
        }
    }

    /// Refuses parameters that the action does not take.
    func check(for action: Action) throws(APIFailure) {
        for name in values.keys.sorted() where !action.parameterNames.contains(name) {
            throw .unknownParameter(name)
        }
    }

    /// An integer, also one sent as text, as the real service seems to accept it; nil if absent or null.
    func integer(_ name: String) throws(APIFailure) -> Int? {
        switch values[name] {
        case nil, .null: return nil
        case .integer(let integer): return integer
        case .text(let text):
            guard let integer = Int(text) else { throw .wrongType(name, "an integer") }
            return integer
        case .other: throw .wrongType(name, "an integer")
        }
    }

    /// A text; nil if absent or null.
    func text(_ name: String) throws(APIFailure) -> String? {
        switch values[name] {
        case nil, .null: return nil
        case .text(let text): return text
        case .integer, .other: throw .wrongType(name, "a string")
        }
    }

    /// The id of a record or an item, which is above 0; nil if absent.
    func id(_ name: String) throws(APIFailure) -> Int? {
        guard let id = try integer(name) else { return nil }
        guard id > 0 else { throw .wrongValue(name) }
        return id
    }

    /// The part of a list that is wanted; the size is cut to `maximum` without a word, as the real service does.
    func page(maximum: Int) throws(APIFailure) -> Page {
        let offset = try integer("Offset") ?? 0
        let limit = try integer("Limit") ?? 10
        guard offset >= 0 else { throw .wrongValue("Offset") }
        guard limit >= 0 else { throw .wrongValue("Limit") }
        return Page(offset: offset, limit: min(limit, maximum))
    }
}
