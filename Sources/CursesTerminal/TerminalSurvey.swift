import CNcurses
import Glibc

/// What can be told of a terminal without touching it: nothing is written to it, no mode is changed.
nonisolated public struct TerminalSurvey: Hashable, Sendable {
    /// What the database of terminals says of the type.
    public enum Knowledge: Hashable, Sendable {
        case unknown
        /// It cannot move its cursor, so that no screen can be drawn.
        case withoutCursor
        case usable(colours: Int)
    }

    public enum Characters: Hashable, Sendable {
        case utf8, ascii
        /// Another set, by its name.
        case other(String)
    }

    /// TERM; nil where it is not set.
    public var type: String?
    public var knowledge: Knowledge
    /// 0 where the terminal does not tell.
    public var columns: Int
    public var rows: Int
    public var characters: Characters
    /// `LANG=C.UTF-8`: what decides the characters; nil where nothing does.
    public var locale: String?
    /// What is wrong with the locale; nil where all is as it says.
    public var localeNotice: String?

    public init(
        type: String?, knowledge: Knowledge, columns: Int, rows: Int, characters: Characters, locale: String?,
        localeNotice: String? = nil
    ) {
        self.type = type
        self.knowledge = knowledge
        self.columns = columns
        self.rows = rows
        self.characters = characters
        self.locale = locale
        self.localeNotice = localeNotice
    }

    /// Of the terminal at standard output; nil where that is none.
    @MainActor
    public static func take() -> TerminalSurvey? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        let type = getenv("TERM").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
        var size = winsize()
        let hasSize = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
        let (charset, notice) = Charset.ofTheOperator()
        let characters: Characters =
            switch charset {
            case .utf8: .utf8
            case .ascii: .ascii
            case .other: .other(String(cString: certback_codeset()))
            }
        return TerminalSurvey(
            type: type, knowledge: type.map(knowledge) ?? .unknown, columns: hasSize ? Int(size.ws_col) : 0,
            rows: hasSize ? Int(size.ws_row) : 0, characters: characters,
            locale: Charset.localeName.map { "\($0.variable)=\($0.value)" }, localeNotice: notice)
    }

    /// `ncurses 6.4.20221231`.
    public static var library: String { String(cString: curses_version()) }

    @MainActor
    private static func knowledge(of type: String) -> Knowledge {
        var verdict: Int32 = 0
        guard setupterm(type, STDOUT_FILENO, &verdict) == OK else { return .unknown }
        return certback_can_move_cursor() ? .usable(colours: max(0, Int(tigetnum("colors")))) : .withoutCursor
    }
}
