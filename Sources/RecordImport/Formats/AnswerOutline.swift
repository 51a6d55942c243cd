/// Finds the list of records in an answer: `DeployRecordList` at its top or right within `Response`.
///
/// A list of that name further within is something else: in a detail, the API calls its items so.
struct AnswerOutline {
    /// The text in quotes read last, as far as it matters.
    private var text: [UInt8] = []
    /// Whose value comes next.
    private var key: [UInt8] = []
    private var isInResponse = false

    /// True where this byte opens the list.
    ///
    /// - Parameter nesting: as it is before the byte.
    mutating func take(_ byte: UInt8, in nesting: Nesting) -> Bool {
        if nesting.isText {
            if byte != .quote, text.count <= Self.list.count { text.append(byte) }
            return false
        }
        switch byte {
        case .quote: text = []
        case UInt8(ascii: ":"): key = text
        case UInt8(ascii: ","): key = []
        case UInt8(ascii: "{"):
            if nesting.depth == 1 { isInResponse = key == Self.response }
            key = []
        case UInt8(ascii: "["):
            let isList = key == Self.list
            key = []
            return isList && (nesting.depth == 1 || nesting.depth == 2 && isInResponse)
        default: break
        }
        return false
    }

    private static let response = Array("Response".utf8)
    private static let list = Array("DeployRecordList".utf8)
}
