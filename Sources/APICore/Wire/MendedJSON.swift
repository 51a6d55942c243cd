import FoundationEssentials

/// JSON as certback reads it: strings may hold what JSON forbids, for one name must not hide all other records.
enum MendedJSON {
    /// Decodes; what is broken inside strings alone, and only there, becomes a visible mark.
    static func decode<Value: Decodable>(
        _ type: Value.Type, from bytes: [UInt8], with decoder: JSONDecoder = JSONDecoder()
    ) throws -> Value {
        do { return try decoder.decode(type, from: Data(bytes)) } catch let error as DecodingError {
            guard case .dataCorrupted = error, let mended = mend(bytes) else { throw error }
            return try decoder.decode(type, from: Data(mended))
        }
    }

    /// Invalid UTF-8 and halves of a surrogate pair become `\u{FFFD}`, control characters their escapes; nil where nothing is to mend.
    static func mend(_ bytes: [UInt8]) -> [UInt8]? {
        let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
        var mended: [UInt8] = []
        mended.reserveCapacity(text.count)
        var isInString = false
        var place = 0
        while place < text.count {
            let byte = text[place]
            if isInString, byte == UInt8(ascii: "\\") {
                let (escape, length) = escape(in: text, at: place)
                mended += escape
                place += length
                continue
            }
            if byte == UInt8(ascii: "\"") { isInString.toggle() }
            if isInString, byte < 0x20 {
                mended += Array("\\u00".utf8) + [hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
            } else {
                mended.append(byte)
            }
            place += 1
        }
        return mended == bytes ? nil : mended
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)
    private static let replacement = Array("\\ufffd".utf8)

    /// The escape to write for the one that begins here, and how many bytes it had.
    private static func escape(in text: [UInt8], at place: Int) -> (escape: ArraySlice<UInt8>, length: Int) {
        guard let first = unit(in: text, at: place) else {
            let end = min(place + 2, text.count)
            return (text[place..<end], end - place)
        }
        switch first {
        case 0xD800...0xDBFF:
            guard let second = unit(in: text, at: place + 6), (0xDC00...0xDFFF).contains(second) else {
                return (replacement[...], 6)
            }
            return (text[place..<place + 12], 12)
        case 0xDC00...0xDFFF: return (replacement[...], 6)
        default: return (text[place..<place + 6], 6)
        }
    }

    /// The number of `\uXXXX`; nil where something else stands there.
    private static func unit(in text: [UInt8], at place: Int) -> UInt16? {
        guard place + 6 <= text.count, text[place] == UInt8(ascii: "\\"), text[place + 1] == UInt8(ascii: "u") else { return nil }
        return UInt16(String(decoding: text[place + 2..<place + 6], as: UTF8.self), radix: 16)
    }
}
