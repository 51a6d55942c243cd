/// What a key can do on the list; every screen uses the same keys for moving.
enum Command: Hashable, Sendable, CaseIterable {
    case down, up, pageDown, pageUp, halfPageDown, halfPageUp, first, last
    case filter, nextSort, reverseSort
    case mark, markAll, clearMarks
    case open, rollBack, retry, withdraw, commandLine, synchronise
    case requests, journal, explain, help, repaint, suspend, quit
}

/// The keys of one command, and how help and footer speak of it.
struct KeyBinding: Hashable, Sendable {
    let command: Command
    let keys: [Key]
    /// The keys as people write them: `j ↓`.
    let keyNames: String
    let help: String
    /// The footer's words; nil where the footer does not mention it.
    var hint: String?
}

/// The one table of keys: pressing, help and footer all come from it.
enum Keymap {
    static let bindings: [KeyBinding] = [
        KeyBinding(command: .down, keys: [.character("j"), .down], keyNames: "j ↓", help: "one row down"),
        KeyBinding(command: .up, keys: [.character("k"), .up], keyNames: "k ↑", help: "one row up"),
        KeyBinding(command: .pageDown, keys: [.pageDown, .control("f")], keyNames: "PgDn ^F", help: "one page down"),
        KeyBinding(command: .pageUp, keys: [.pageUp, .control("b")], keyNames: "PgUp ^B", help: "one page up"),
        KeyBinding(command: .halfPageDown, keys: [.control("d")], keyNames: "^D", help: "half a page down"),
        KeyBinding(command: .halfPageUp, keys: [.control("u")], keyNames: "^U", help: "half a page up"),
        KeyBinding(command: .first, keys: [.character("g"), .home], keyNames: "g Home", help: "first row"),
        KeyBinding(command: .last, keys: [.character("G"), .end], keyNames: "G End", help: "last row"),
        KeyBinding(
            command: .rollBack, keys: [.character("R")], keyNames: "R",
            help: "plan a rollback of the marked rows, else of this row", hint: "roll back"),
        KeyBinding(
            command: .retry, keys: [.character("T")], keyNames: "T", help: "plan a retry of the failed items of this record"),
        KeyBinding(command: .withdraw, keys: [.character("x")], keyNames: "x", help: "withdraw what has not been sent yet"),
        KeyBinding(command: .mark, keys: [.character(" ")], keyNames: "Space", help: "mark and move down", hint: "mark"),
        KeyBinding(command: .markAll, keys: [.character("a")], keyNames: "a", help: "mark all that the filter shows"),
        KeyBinding(command: .clearMarks, keys: [.character("u")], keyNames: "u", help: "clear all marks"),
        KeyBinding(
            command: .filter, keys: [.character("/")], keyNames: "/",
            help: "filter line (history: ↑ ↓); Enter keeps, Esc restores the former", hint: "filter"),
        KeyBinding(command: .nextSort, keys: [.character("o")], keyNames: "o", help: "next sort column", hint: "sort"),
        KeyBinding(command: .reverseSort, keys: [.character("O")], keyNames: "O", help: "reverse the order"),
        KeyBinding(command: .open, keys: [.enter], keyNames: "Enter", help: "detail, full screen; Esc or q back"),
        KeyBinding(
            command: .commandLine, keys: [.character(":")], keyNames: ":",
            help: ":1000231 goes to a record; also :sync :requests :journal :help :quit"),
        KeyBinding(
            command: .synchronise, keys: [.character("s")], keyNames: "s",
            help: "synchronise with the API now; :sync all reads the whole list", hint: "sync"),
        KeyBinding(
            command: .explain, keys: [.character("e")], keyNames: "e",
            help: "explain the error of the row, else the last error", hint: "explain"),
        KeyBinding(
            command: .requests, keys: [.character("t")], keyNames: "t",
            help: "requests: every request and change, its phases and its fate", hint: "requests"),
        KeyBinding(
            command: .journal, keys: [.character("L")], keyNames: "L",
            help: "journal: who changed what, when, with which result"),
        KeyBinding(command: .help, keys: [.character("?")], keyNames: "?", help: "this help", hint: "help"),
        KeyBinding(command: .repaint, keys: [.control("l")], keyNames: "^L", help: "repaint the screen"),
        KeyBinding(command: .suspend, keys: [.control("z")], keyNames: "^Z", help: "suspend; fg comes back"),
        KeyBinding(
            command: .quit, keys: [.character("q"), .control("c")], keyNames: "q ^C",
            help: "quit (asks while something unsent is queued)", hint: "quit"),
    ]

    private static let commands: [Key: Command] = bindings.reduce(into: [:]) { commands, binding in
        for key in binding.keys { commands[key] = binding.command }
    }

    static func command(for key: Key) -> Command? { commands[key] }
}
