/// What came back for a request, as far as it is kept for looking at.
///
/// The bytes are as they came, so that keeping them costs nothing; they can be seen only as ``lines``, which are cleaned.
public struct ReplyTrace: Hashable, Sendable {
    /// Bytes of a body that are kept; of a longer one the beginning.
    public static let longest = 64 << 10

    /// Lines that are shown; an answer of brackets alone must not make the screen slow.
    private static let mostLines = 4000

    /// The HTTP status.
    public let status: Int
    /// Of the whole body.
    public let byteCount: Int
    private var beginning: [UInt8]

    /// - Parameter body: without secrets of the request that it may repeat.
    public init(status: Int, body: [UInt8]) {
        self.status = status
        byteCount = body.count
        beginning = body.count > Self.longest ? Array(body.prefix(Self.longest)) : body
    }

    /// Bytes that are kept now.
    public var keptBytes: Int { beginning.count }

    /// Gives the body up; status and size stay.
    public mutating func forgetBody() { beginning = [] }

    /// The body for reading: JSON with a line for each member, anything else as it is.
    public var lines: [String] {
        guard !beginning.isEmpty else { return [] }
        let text = String(decoding: beginning, as: UTF8.self)
        let lines =
            IndentedJSON(text)?.lines
            ?? text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        let shown = lines.prefix(Self.mostLines).map(\.cleaned)
        return lines.count > shown.count ? shown + ["… \(lines.count - shown.count) more lines"] : shown
    }
}
