extension HostileText {
    /// What in a text must not get to a terminal, a log or a file, as `U+9B`; line breaks are nobody's offence.
    ///
    /// Written down anew here, apart from the code that cleans.
    public static func offences(in text: String) -> [String] {
        var marks = 0
        var offences: [String] = []
        for scalar in text.unicodeScalars {
            marks = scalar.properties.generalCategory == .nonspacingMark ? marks + 1 : 0
            if marks > 8 || isOffence(scalar.value) { offences.append("U+" + String(scalar.value, radix: 16, uppercase: true)) }
        }
        return offences
    }

    private static func isOffence(_ value: UInt32) -> Bool {
        switch value {
        case 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        case 0xAD, 0x34F, 0x115F, 0x1160, 0x180E, 0x200B, 0x2060...0x2065, 0x206A...0x206F, 0x3164, 0xFEFF, 0xFFA0: true
        case 0xFFF0...0xFFFB, 0xFFFE, 0xFFFF, 0xFDD0...0xFDEF, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE00FF: true
        default: false
        }
    }

    /// Every text anywhere inside a value, whatever its type.
    public static func texts(in value: Any) -> [String] {
        if let text = value as? String { return [text] }
        return Mirror(reflecting: value).children.flatMap { texts(in: $0.value) }
    }
}
