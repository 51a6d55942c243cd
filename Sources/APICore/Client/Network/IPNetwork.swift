import Glibc

/// A range of addresses, as `10.0.0.0/8`, `fd00::/8` or one address alone.
///
/// An IPv4 address in IPv6's clothes (`::ffff:10.0.0.1`) is the IPv4 address.
struct IPNetwork: Hashable, Sendable {
    private let address: [UInt8]
    /// Bits of the address that count.
    private let length: Int

    /// One address; nil for a name.
    init?(address text: some StringProtocol) {
        guard let bytes = Self.bytes(of: String(text)) else { return nil }
        address = bytes
        length = bytes.count * 8
    }

    /// `ADDRESS/BITS`.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let bytes = Self.bytes(of: String(parts[0])), let length = Int(parts[1]),
            (0...bytes.count * 8).contains(length)
        else { return nil }
        address = bytes
        self.length = length
    }

    /// True where all of the other lies in this one.
    func contains(_ other: IPNetwork) -> Bool {
        guard address.count == other.address.count, length <= other.length else { return false }
        return (0..<length).allSatisfy { bit in (address[bit / 8] ^ other.address[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0 }
    }

    /// In network order: 4 of them or 16.
    private static func bytes(of text: String) -> [UInt8]? {
        var four = [UInt8](repeating: 0, count: 4)
        if inet_pton(AF_INET, text, &four) == 1 { return four }
        var sixteen = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, text, &sixteen) == 1 else { return nil }
        let isMapped = sixteen[..<10].allSatisfy { $0 == 0 } && sixteen[10] == 0xFF && sixteen[11] == 0xFF
        return isMapped ? Array(sixteen[12...]) : sixteen
    }
}
