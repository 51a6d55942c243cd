/// What a key can do on the list; every screen uses the same keys for moving.
///
/// The raw value is its name in the configuration.
public enum Command: String, Hashable, Sendable, CaseIterable {
    case down, up
    case pageDown = "page-down"
    case pageUp = "page-up"
    case halfPageDown = "half-page-down"
    case halfPageUp = "half-page-up"
    case first, last, filter
    case nextSort = "next-sort"
    case reverseSort = "reverse-sort"
    case mark
    case markAll = "mark-all"
    case clearMarks = "clear-marks"
    case open
    case rollBack = "roll-back"
    case retry, withdraw
    case commandLine = "command-line"
    case synchronise, requests, journal, explain, inspect
    case previousPart = "previous-part"
    case nextPart = "next-part"
    case newerRequest = "newer-request"
    case olderRequest = "older-request"
    case copy
    case copyByHand = "copy-by-hand"
    case mouse, help, repaint, suspend, quit
}

/// The keys of one command, and how help and footer speak of it.
struct KeyBinding: Hashable, Sendable {
    let command: Command
    var keys: [Key]
    let help: String
    /// The footer's words; nil where the footer does not mention it.
    var hint: String?

    /// The keys as people write them: `j Down`.
    var keyNames: String { keys.map(\.name).joined(separator: " ") }
}

/// The one table of keys: pressing, help, footer and every sentence that names a key come from it.
public struct Keymap: Hashable, Sendable {
    private(set) var bindings: [KeyBinding]
    private var commands: [Key: Command] = [:]

    /// The keys of the manual.
    public static let standard = Keymap(bindings: standardBindings)

    init(bindings: [KeyBinding]) {
        self.bindings = bindings
        for binding in bindings {
            for key in binding.keys { commands[key] = binding.command }
        }
    }

    func command(for key: Key) -> Command? { commands[key] }

    /// All keys of a command as people write them: `j Down`.
    public func names(of command: Command) -> String { bindings.first { $0.command == command }?.keyNames ?? "" }

    /// The first key of a command as people write it; its name in the configuration where no key is left for it.
    subscript(command: Command) -> String {
        bindings.first { $0.command == command }?.keys.first?.name ?? "(\(command.rawValue))"
    }

    private static let standardBindings = [
        KeyBinding(command: .down, keys: [.character("j"), .down], help: "one row down"),
        KeyBinding(command: .up, keys: [.character("k"), .up], help: "one row up"),
        KeyBinding(command: .pageDown, keys: [.pageDown, .control("f")], help: "one page down"),
        KeyBinding(command: .pageUp, keys: [.pageUp, .control("b")], help: "one page up"),
        KeyBinding(command: .halfPageDown, keys: [.control("d")], help: "half a page down"),
        KeyBinding(command: .halfPageUp, keys: [.control("u")], help: "half a page up"),
        KeyBinding(command: .first, keys: [.character("g"), .home], help: "first row"),
        KeyBinding(command: .last, keys: [.character("G"), .end], help: "last row"),
        KeyBinding(
            command: .rollBack, keys: [.character("R")], help: "plan a rollback of the marked rows, else of this row",
            hint: "roll back"),
        KeyBinding(
            command: .retry, keys: [.character("T")], help: "plan a retry of the failed items of this record"),
        KeyBinding(command: .withdraw, keys: [.character("x")], help: "withdraw what has not been sent yet"),
        KeyBinding(command: .mark, keys: [.character(" ")], help: "mark and move down", hint: "mark"),
        KeyBinding(command: .markAll, keys: [.character("a")], help: "mark all that the filter shows"),
        KeyBinding(command: .clearMarks, keys: [.character("u")], help: "clear all marks"),
        KeyBinding(
            command: .filter, keys: [.character("/")],
            help: "filter line (history: Up Down); Enter keeps, Esc restores the former",
            hint: "filter"),
        KeyBinding(command: .nextSort, keys: [.character("o")], help: "next sort column", hint: "sort"),
        KeyBinding(command: .reverseSort, keys: [.character("O")], help: "reverse the order"),
        KeyBinding(command: .open, keys: [.enter], help: "detail, full screen; Esc or q back"),
        KeyBinding(
            command: .commandLine, keys: [.character(":")],
            help: ":1000231 goes to a record; also :sync :requests :journal :help :quit"),
        KeyBinding(
            command: .synchronise, keys: [.character("s")], help: "synchronise with the API now; :sync all reads the whole list",
            hint: "sync"),
        KeyBinding(
            command: .explain, keys: [.character("e")], help: "explain the error of the row, else the last error", hint: "explain"
        ),
        KeyBinding(
            command: .inspect, keys: [.character("i")], help: "the request of the row: as HTTP, as tccli or curl, its answer",
            hint: "request"),
        KeyBinding(command: .previousPart, keys: [.left], help: "there: the part before"),
        KeyBinding(command: .nextPart, keys: [.right], help: "there: the next part"),
        KeyBinding(command: .newerRequest, keys: [.character("[")], help: "there: the newer request, up to the one not sent yet"),
        KeyBinding(command: .olderRequest, keys: [.character("]")], help: "there: the older request"),
        KeyBinding(
            command: .requests, keys: [.character("t")], help: "requests: every request and change, its phases and its fate",
            hint: "requests"),
        KeyBinding(
            command: .journal, keys: [.character("L")], help: "journal: who changed what, when, with which result"),
        KeyBinding(
            command: .copy, keys: [.character("y")], help: "copy: id, certificate, RequestId or a command; an error's text"),
        KeyBinding(
            command: .copyByHand, keys: [.character("Y")], help: "the same on a page of its own, to be selected by hand"),
        KeyBinding(command: .mouse, keys: [.character("M")], help: "mouse on or off: click goes to a row, wheel scrolls"),
        KeyBinding(command: .help, keys: [.character("?")], help: "this help", hint: "help"),
        KeyBinding(command: .repaint, keys: [.control("l")], help: "repaint the screen"),
        KeyBinding(command: .suspend, keys: [.control("z")], help: "suspend; fg comes back"),
        KeyBinding(
            command: .quit, keys: [.character("q"), .control("c")], help: "quit (asks while something unsent is queued)",
            hint: "quit"),
    ]
}
