import Testing

@testable import BrowserUI

@Suite struct ThemeTests {
    @Test(arguments: Theme.names)
    func theRowUnderTheCursorIsSeenWithoutColours(name: String) throws {
        let theme = try Theme(named: name)
        for colours in [0, 8, 16, 256] { #expect(theme.look(of: .selected, colours: colours).standsOut) }
    }

    /// Red and green look alike to some.
    @Test(arguments: Theme.names)
    func goodAndBadDifferByMoreThanTheirHue(name: String) throws {
        let theme = try Theme(named: name)
        for colours in [0, 8, 16, 256] {
            let (good, bad) = (theme.look(of: .good, colours: colours), theme.look(of: .bad, colours: colours))
            #expect(good.attributes != bad.attributes)
            #expect(bad.standsOut)
        }
    }

    @Test(arguments: Theme.names)
    func theBackgroundIsLeftToTheTerminal(name: String) throws {
        let theme = try Theme(named: name)
        for (style, colours) in Style.allCases.flatMap({ style in [0, 8, 16, 256].map { (style, $0) } }) {
            #expect(theme.look(of: style, colours: colours).background == .own)
        }
    }

    @Test(arguments: Theme.names)
    func withoutColoursNothingIsColoured(name: String) throws {
        let theme = try Theme(named: name)
        for style in Style.allCases { #expect(theme.look(of: style, colours: 0).foreground == .own) }
    }

    @Test(arguments: [
        ("default", 3.9, 3.9), ("dark", 7, 1), ("light", 1, 5.5), ("high-contrast", 21, 21), ("mono", 21, 21),
    ])
    func everyColourCanBeReadOnTheBackgroundItIsMadeFor(name: String, onBlack: Double, onWhite: Double) throws {
        let theme = try Theme(named: name)
        for style in Style.allCases {
            let foreground = theme.look(of: style, colours: 256).foreground
            guard case .number(let number) = foreground else { continue }
            let luminance = try #require(Self.luminance(of: number))
            #expect((luminance + 0.05) / 0.05 >= onBlack, "\(style): \(number)")
            #expect(1.05 / (luminance + 0.05) >= onWhite, "\(style): \(number)")
        }
    }

    /// xterm's own colours; operators choose others, but not worse ones.
    @Test(arguments: [8, 16])
    func withFewColoursTheDefaultOnesCanBeReadOnBothBackgrounds(colours: Int) {
        let luminances: [UInt8: Double] = [1: Self.luminance(205, 0, 0), 5: Self.luminance(205, 0, 205)]
        for style in Style.allCases {
            guard case .number(let number) = Theme.standard.look(of: style, colours: colours).foreground else { continue }
            let luminance = luminances[number] ?? 0
            #expect((luminance + 0.05) / 0.05 >= 3.5 && 1.05 / (luminance + 0.05) >= 3.5, "\(style): \(number)")
        }
    }

    /// An attribute that changes with the cursor is a row sent twice.
    @Test func onSlowLinksNothingIsMoreThanBold() {
        for style in Style.allCases {
            let look = Theme.lowBandwidth.look(of: style, colours: 256)
            #expect(look == Look() || look == Look([.bold]))
        }
    }

    @Test func aRoleTakesTheLookItIsGiven() throws {
        var theme = Theme.standard
        try theme.set("good", to: "underline 208 on blue")
        #expect(theme.look(of: .good, colours: 256) == Look([.underline], .number(208), on: .number(4)))
        #expect(theme.look(of: .good, colours: 8) == Look([.underline, .bold], .number(1), on: .number(4)))
        #expect(theme.look(of: .bad, colours: 256) == Theme.standard.look(of: .bad, colours: 256))
    }

    @Test(arguments: ["red", "underline", "", "white on blue"])
    func aRowUnderTheCursorThatColourAloneWouldShowIsRefused(words: String) {
        var theme = Theme.standard
        #expect(throws: ThemeError.selectedIsHidden(words)) { try theme.set("selected", to: words) }
        #expect(theme == .standard)
    }

    @Test func whatDoesNotExistIsNamedBesideWhatDoes() {
        var theme = Theme.standard
        #expect(throws: ThemeError.unknownRole("cursor")) { try theme.set("cursor", to: "bold") }
        #expect(throws: ThemeError.unknownTheme("solarized")) { try Theme(named: "solarized") }
        let sentence = ThemeError.unknownTheme("solarized").description
        #expect(sentence == "There is no theme \"solarized\". There are: default, dark, light, high-contrast, mono.")
        #expect(ThemeError.unknownRole("cursor").description.contains("It has: normal, title, header, muted, selected, good, "))
    }

    private static func luminance(of number: UInt8) -> Double? {
        Colour.components(of: number).map { luminance($0.red, $0.green, $0.blue) }
    }

    /// As the contrast of web pages is reckoned, with the curve of sRGB near enough a power.
    private static func luminance(_ red: Int, _ green: Int, _ blue: Int) -> Double {
        func linear(_ component: Int) -> Double { power(Double(component) / 255) }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// To the power of 2.2, as a square and a fifth root.
    private static func power(_ value: Double) -> Double {
        guard value > 0 else { return 0 }
        var root = 1.0
        for _ in 0..<60 { root -= (root * root * root * root * root - value) / (5 * root * root * root * root) }
        return value * value * root
    }
}
