/// Names the generated certificates, eight characters like `a1B2c3D4`, and finds the number of a name again.
///
/// The way back makes it possible to list the records of one certificate without looking at all of them.
struct CertificateNames: Sendable {
    /// 62 to the power of 8 exceeds 2 to the power of 47, so eight characters hold any number of 47 bits.
    private static let mask: UInt64 = (1 << 47) - 1
    private static let factor: UInt64 = 0x5851_F42D_4C95_7F2D
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    private let offset: UInt64
    private let inverse: UInt64

    init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: .certificates)
        offset = generator.next() & Self.mask
        // Newton's iteration doubles the right bits of an odd number's inverse each time.
        inverse = (0..<6).reduce(Self.factor) { inverse, _ in inverse &* (2 &- Self.factor &* inverse) }
    }

    /// The name of a certificate's number.
    func name(of number: Int) -> String {
        var value = ((UInt64(number) &+ offset) &* Self.factor) & Self.mask
        var characters: [UInt8] = []
        for _ in 0..<8 {
            characters.append(Self.alphabet[Int(value % 62)])
            value /= 62
        }
        return String(decoding: characters, as: UTF8.self)
    }

    /// The number of a name, or nil if it cannot be one.
    func number(of name: String) -> Int? {
        guard name.utf8.count == 8 else { return nil }
        var value: UInt64 = 0
        for character in name.utf8.reversed() {
            guard let digit = Self.alphabet.firstIndex(of: character) else { return nil }
            value = value * 62 + UInt64(digit)
        }
        guard value <= Self.mask else { return nil }
        return Int(((value &* inverse) &- offset) & Self.mask)
    }
}
