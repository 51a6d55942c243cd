/// Compressed data made by hand, so that it can be wrong in every way.
enum GzipStream {
    /// A proper stream of these bytes, stored as they are.
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        precondition(bytes.count <= 0xFFFF)
        let length = UInt16(bytes.count)
        return header + [1] + littleEndian(length) + littleEndian(~length) + bytes + littleEndian(checksum(bytes))
            + littleEndian(UInt32(bytes.count))
    }

    static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]

    /// The beginning of a stream of zeros: about 158 of them for each byte here.
    ///
    /// One block of fixed codes: a zero, then "258 more like the one before" again and again; it never ends.
    static func zeros(_ count: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.write(0b010, 3)
        bits.write(reversed: 0b0011_0000, 8)
        for _ in 0..<(count / 258) {
            bits.write(reversed: 0b1100_0101, 8)
            bits.write(0, 5)
        }
        return header + bits.bytes
    }

    private static func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> Number($0 * 8)) }
    }

    /// CRC-32.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in (sum >> 1) ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }
}

private struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var used = 8

    /// The lowest bit first.
    mutating func write(_ value: UInt16, _ count: Int) {
        for bit in 0..<count {
            if used == 8 {
                bytes.append(0)
                used = 0
            }
            bytes[bytes.count - 1] |= UInt8((value >> UInt16(bit)) & 1) << UInt8(used)
            used += 1
        }
    }

    /// The highest bit first, as Huffman codes are.
    mutating func write(reversed value: UInt16, _ count: Int) {
        for bit in (0..<count).reversed() { write(value >> UInt16(bit), 1) }
    }
}
