import Testing

@testable import BrowserUI

@Suite struct LookTests {
    @Test(arguments: [
        ("bold red", Look([.bold], .number(1))), ("reverse", Look([.reverse])), ("208 on default", Look([], .number(208))),
        ("", Look()), ("default", Look()), ("  dim   underline ", Look([.dim, .underline])),
        ("bright-cyan on black", Look([], .number(14), on: .number(0))), ("on 255", Look([], .own, on: .number(255))),
        ("0", Look([], .number(0))),
    ])
    func wordsDescribeALook(text: String, look: Look) throws {
        #expect(try Look(parsing: text) == look)
    }

    @Test(arguments: ["blod", "Red", "256", "-1", "+1", "bright", "bright-blod", "#ff0000", "红"])
    func aWordThatIsNeitherAttributeNorColourIsNamed(word: String) {
        #expect(throws: ThemeError.unknownWord(word)) { try Look(parsing: "bold \(word)") }
        #expect(throws: ThemeError.unknownWord(word)) { try Look(parsing: "red on \(word)") }
    }

    @Test func theSentenceNamesWhatIsPossible() {
        #expect(
            ThemeError.unknownWord("blod").description == """
                "blod" is neither an attribute nor a colour. Attributes: bold, dim, underline, reverse. Colours: default, black, \
                red, green, yellow, blue, magenta, cyan, white, each also bright-…, or a number from 0 to 255.
                """)
    }

    @Test func onWantsAColourBehindIt() {
        #expect(throws: ThemeError.unfinished) { try Look(parsing: "red on") }
    }

    @Test(arguments: ["red on red", "17 on 17"])
    func textInTheColourOfItsBackgroundIsRefused(text: String) {
        #expect(throws: ThemeError.sameColours(text)) { try Look(parsing: text) }
    }

    @Test(arguments: [
        // number, of 256, of 16, of 8
        ("208", "208", "bright-red", "bold red"), ("28", "28", "green", "green"), ("30", "30", "cyan", "cyan"),
        ("25", "25", "blue", "blue"), ("226", "226", "bright-yellow", "bold yellow"), ("bright-blue", "12", "12", "bold blue"),
        ("red", "1", "1", "red"), ("bright-black", "8", "8", "default"), ("243", "243", "default", "default"),
        ("231", "231", "default", "default"), ("16", "16", "default", "default"),
    ])
    func aColourTheTerminalDoesNotHaveBecomesOneOfItsHue(text: String, of256: String, of16: String, of8: String) throws {
        let look = try Look(parsing: text)
        #expect(look.within(256) == (try Look(parsing: of256)))
        #expect(look.within(16) == (try Look(parsing: of16)))
        #expect(look.within(8) == (try Look(parsing: of8)))
        #expect(look.within(0) == Look())
    }

    @Test func coloursThatBecomeOneAreLeftOut() throws {
        #expect(try Look(parsing: "bold 28 on 34").within(8) == Look([.bold]))
    }
}
