/// Why keys cannot be bound as wanted, and for which command.
public struct KeymapError: Error, Hashable, Sendable {
    public var command: Command
    public var message: String
}

extension Keymap {
    /// The standard keys but for those commands that are given others.
    ///
    /// - Parameter wishes: names of keys; an empty list leaves a command without one.
    /// - Throws: where a key has no such name, two commands would share one, or a guard would be lost: what changes the
    ///   cloud takes a capital letter, which no held or slipped key types.
    public init(rebinding wishes: [Command: [String]]) throws(KeymapError) {
        var bindings = Self.standard.bindings
        for place in bindings.indices {
            let command = bindings[place].command
            guard let names = wishes[command] else { continue }
            bindings[place].keys = try Self.keys(names, for: command)
        }
        for command in wishes.keys.sorted(by: { $0.rawValue < $1.rawValue }) { try Self.check(command, in: bindings) }
        self.init(bindings: bindings)
    }

    private static func keys(_ names: [String], for command: Command) throws(KeymapError) -> [Key] {
        var keys: [Key] = []
        for name in names {
            guard let key = Key(name: name) else {
                let known =
                    "a character, ^A to ^Z, Space, Enter, Tab, Up, Down, Left, Right, PgUp, PgDn, Home, End, Backspace, Del"
                throw KeymapError(command: command, message: "\"\(name)\" is no key; there are \(known)")
            }
            guard key != .escape else { throw KeymapError(command: command, message: "Esc always leaves; it cannot be bound") }
            if !keys.contains(key) { keys.append(key) }
        }
        return keys
    }

    private static func check(_ command: Command, in bindings: [KeyBinding]) throws(KeymapError) {
        let keys = bindings.first { $0.command == command }?.keys ?? []
        for other in bindings where other.command != command {
            guard let shared = keys.first(where: other.keys.contains) else { continue }
            let message = "\(shared.name) is the key of \(other.command.rawValue) already; give that another one too"
            throw KeymapError(command: command, message: message)
        }
        if [.quit, .withdraw].contains(command), keys.isEmpty {
            throw KeymapError(command: command, message: "there must be a key for it, whatever happens")
        }
        guard [.rollBack, .retry].contains(command) else { return }
        guard keys.count == 1, case .character(let letter) = keys[0], letter.isASCII, letter.isUppercase else {
            let message = "it changes the cloud, so it takes one capital letter, which no held or slipped key types"
            throw KeymapError(command: command, message: message)
        }
    }
}
