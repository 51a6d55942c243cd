/// Where in a JSON text one stands: in how many brackets, and whether in quotes.
struct Nesting {
    private(set) var isText = false
    private var isEscaped = false
    private var open: [UInt8] = []

    var depth: Int { open.count }

    func isBetweenValues(at depth: Int) -> Bool { open.count == depth && !isText }

    /// - Parameter floor: brackets below it stay open, whatever comes.
    mutating func take(_ byte: UInt8, above floor: Int = 0) {
        if isText { return takeText(byte) }
        switch byte {
        case .quote: isText = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(byte)
        case UInt8(ascii: "}"): close(UInt8(ascii: "{"), above: floor)
        case UInt8(ascii: "]"): close(UInt8(ascii: "["), above: floor)
        default: break
        }
    }

    /// JSON has no line break in quotes: there a quote is missing, and what follows is not taken for text.
    private mutating func takeText(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == .quote || byte == .newline {
            isText = false
        }
    }

    /// Closes those within it too: that they were left open shows when the piece is decoded.
    private mutating func close(_ opening: UInt8, above floor: Int) {
        guard let place = open.lastIndex(of: opening), place >= floor else { return }
        open.removeSubrange(place...)
    }
}
