/// A colour as a terminal counts them, or none: then the terminal's own is kept.
public enum Colour: Hashable, Sendable {
    /// What the terminal has there anyway; of a background, whatever the operator chose.
    case own
    /// 0 to 7 are the eight of old, 8 to 15 their bright ones, 16 to 231 a cube of six steps each, 232 to 255 greys.
    case number(UInt8)

    static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

    /// `default`, a name such as `red` or `bright-red`, or a number from 0 to 255; nil for anything else.
    init?(_ word: some StringProtocol) {
        if word == "default" {
            self = .own
        } else if let place = Self.names.firstIndex(where: { word == $0 }) {
            self = .number(UInt8(place))
        } else if let place = Self.names.firstIndex(where: { word == "bright-\($0)" }) {
            self = .number(UInt8(place + 8))
        } else if let number = UInt8(word), !word.hasPrefix("+") {
            self = .number(number)
        } else {
            return nil
        }
    }

    /// The nearest one of a terminal that has so many; `isBright` where a bright one must be made of a plain one.
    ///
    /// A grey has no hue to go by and becomes the terminal's own: black or white could be what it stands on.
    func within(_ count: Int) -> (colour: Colour, isBright: Bool) {
        guard case .number(let number) = self, count >= 8 else { return (.own, false) }
        if count >= 256 || number < 8 { return (self, false) }
        let nearest = number < 16 ? number : Self.basic(number)
        guard let nearest, nearest != 8 || count >= 16 else { return (.own, false) }
        return count >= 16 || nearest < 8 ? (.number(nearest), false) : (.number(nearest - 8), true)
    }

    /// Of the sixteen the one with the hue of a higher number; nil for a grey.
    private static func basic(_ number: UInt8) -> UInt8? {
        guard let (red, green, blue) = components(of: number), !(red == green && green == blue) else { return nil }
        let most = max(red, green, blue)
        let hue = [red, green, blue].enumerated().reduce(0) { $1.element * 10 > most * 6 ? $0 | 1 << $1.offset : $0 }
        return UInt8(hue) + (most >= 215 ? 8 : 0)
    }

    /// Red, green and blue of a number above 15, which terminals agree on; nil for the sixteen that operators choose.
    static func components(of number: UInt8) -> (red: Int, green: Int, blue: Int)? {
        guard number >= 16 else { return nil }
        if number >= 232 {
            let grey = 8 + 10 * (Int(number) - 232)
            return (grey, grey, grey)
        }
        let steps = [0, 95, 135, 175, 215, 255]
        let place = Int(number) - 16
        return (steps[place / 36], steps[place / 6 % 6], steps[place % 6])
    }
}
