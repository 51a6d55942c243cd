/// JSON set out with a line for each member, its values left exactly as they are.
///
/// Nothing is decoded: the order of members, long numbers and escapes stay, and a text that breaks off in the middle is set
/// out as far as it goes.
struct IndentedJSON {
    private(set) var lines: [String] = []
    private var line: [UInt8] = []
    private var depth = 0

    /// Deeper nesting is not indented any further: a hostile answer must not make lines of blanks alone.
    private static let deepest = 20

    /// Nil for what does not begin like an object or a list.
    init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        guard let first = bytes.first(where: { !$0.isBlank }), first.opens else { return nil }
        while let byte = bytes.popFirst() { take(byte, &bytes) }
        endLine()
    }

    private mutating func take(_ byte: UInt8, _ rest: inout ArraySlice<UInt8>) {
        switch byte {
        case _ where byte.isBlank: break
        case UInt8(ascii: "\""): takeText(&rest)
        case UInt8(ascii: ":"): line += Array(": ".utf8)
        case UInt8(ascii: ","):
            line.append(byte)
            endLine()
        case _ where byte.opens:
            line.append(byte)
            rest = rest.drop(while: \.isBlank)
            // An empty one takes no lines of its own.
            if let next = rest.first, next.closes {
                line.append(next)
                rest.removeFirst()
            } else {
                endLine()
                depth += 1
            }
        case _ where byte.closes:
            endLine()
            depth = max(0, depth - 1)
            line.append(byte)
        default: line.append(byte)
        }
    }

    /// Everything up to the quotation mark that ends it.
    private mutating func takeText(_ rest: inout ArraySlice<UInt8>) {
        line.append(UInt8(ascii: "\""))
        while let byte = rest.popFirst() {
            line.append(byte)
            if byte == UInt8(ascii: "\"") { return }
            if byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() { line.append(escaped) }
        }
    }

    private mutating func endLine() {
        guard !line.isEmpty else { return }
        lines.append(String(repeating: "  ", count: min(depth, Self.deepest)) + String(decoding: line, as: UTF8.self))
        line = []
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool { [0x20, 0x09, 0x0A, 0x0D].contains(self) }
    fileprivate var opens: Bool { self == UInt8(ascii: "{") || self == UInt8(ascii: "[") }
    fileprivate var closes: Bool { self == UInt8(ascii: "}") || self == UInt8(ascii: "]") }
}
