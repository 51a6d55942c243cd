import Testing

@testable import BrowserUI

@Suite struct KeymapTests {
    @Test(arguments: Keymap.standard.bindings.flatMap(\.keys))
    func aKeyIsReadByTheNameItIsShownUnder(key: Key) {
        #expect(Key(name: key.name) == key)
    }

    @Test(arguments: [
        ("Ctrl-F", Key.control("f")), ("ctrl+f", .control("f")), ("^f", .control("f")), ("pagedown", .pageDown),
        ("SPACE", .character(" ")),
        ("up", .up), ("R", .character("R")), ("^", .character("^")), ("^M", .enter), ("界", .character("界")),
    ])
    func otherSpellingsAreRead(name: String, key: Key) {
        #expect(Key(name: name) == key)
    }

    @Test(arguments: ["", "F1", "^1", "ctrl-", "jj", "\u{301}", "^É"])
    func whatIsNoKeyIsNotRead(name: String) {
        #expect(Key(name: name) == nil)
    }

    @Test func aCommandHasItsNewKeysAndNoLongerTheOldOnes() throws {
        let keys = try Keymap(rebinding: [.down: ["n", "Down"], .rollBack: ["B"]])

        #expect(keys.command(for: .character("n")) == .down)
        #expect(keys.command(for: .character("j")) == nil)
        #expect(keys.command(for: .character("B")) == .rollBack)
        #expect(keys.command(for: .character("R")) == nil)
        #expect(keys.command(for: .character("k")) == .up)
    }

    @Test func twoCommandsMayChangeTheirKeys() throws {
        let keys = try Keymap(rebinding: [.down: ["k"], .up: ["j"]])

        #expect(keys.command(for: .character("k")) == .down)
        #expect(keys.command(for: .character("j")) == .up)
    }

    @Test(arguments: [
        (Command.down, ["k"], "k is the key of up already; give that another one too"),
        (.mark, ["Nix"], "\"Nix\" is no key"),
        (.help, ["Esc"], "Esc always leaves"),
        (.quit, [], "there must be a key for it"),
        (.withdraw, [], "there must be a key for it"),
    ])
    func whatCannotBeBoundIsRefused(command: Command, names: [String], message: String) throws {
        let error = #expect(throws: KeymapError.self) { try Keymap(rebinding: [command: names]) }

        #expect(error?.command == command)
        #expect(error?.message.hasPrefix(message) == true)
    }

    @Test(arguments: ["r", "Enter", "Space", "^R", "1", "y", "Down", ":"], [Command.rollBack, .retry])
    func whatChangesTheCloudTakesACapitalLetter(name: String, command: Command) {
        var wishes: [Command: [String]] = [command: [name]]
        // Whatever else has the key gives it up, so that only the guard can refuse.
        if let other = Key(name: name).flatMap({ Keymap.standard.command(for: $0) }) { wishes[other] = ["Z"] }

        #expect(throws: KeymapError.self) { try Keymap(rebinding: wishes) }
    }

    @Test(arguments: [Command.rollBack, .retry])
    func whatChangesTheCloudHasExactlyOneKey(command: Command) {
        #expect(throws: KeymapError.self) { try Keymap(rebinding: [command: ["B", "C"]]) }
        #expect(throws: KeymapError.self) { try Keymap(rebinding: [command: []]) }
    }
}
