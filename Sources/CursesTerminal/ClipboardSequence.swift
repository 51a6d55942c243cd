import Glibc

/// OSC 52: the bytes that ask a terminal to take a text over into its clipboard.
public nonisolated struct ClipboardSequence: Hashable, Sendable {
    /// xterm's own limit for the encoded text; what is longer, terminals drop in silence.
    public static let longest = 74_994

    private let base64: String

    /// - Parameter base64: the text encoded; nil is returned for what is too long, and for any byte that is not of base64:
    ///   nothing else may get between the beginning of a sequence and its end.
    public init?(base64: String) {
        guard base64.utf8.count <= Self.longest, base64.utf8.allSatisfy(Self.isOfBase64) else { return nil }
        self.base64 = base64
    }

    /// Past ncurses, which neither knows it nor counts it; between two frames nothing else is being written.
    func send() {
        var rest = Array("\u{1B}]52;c;\(base64)\u{07}".utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { return }
            rest = rest.dropFirst(max(0, count))
        }
    }

    private static func isOfBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="): true
        default: false
        }
    }
}
