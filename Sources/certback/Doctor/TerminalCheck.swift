import BrowserUI
import CursesTerminal

/// Whether the screen can be drawn here, with colours and every character, and how a text leaves for the clipboard.
struct TerminalCheck {
    private let environment: Environment
    private let settings: TerminalSettings

    /// What all of a confirmation fits on.
    static let smallest = Size(columns: 60, rows: 15)

    init(_ environment: Environment, _ settings: TerminalSettings) {
        self.environment = environment
        self.settings = settings
    }

    /// - Parameter survey: nil where standard output is no terminal.
    func findings(_ survey: TerminalSurvey?) -> [Finding] {
        guard let survey else {
            let checks: [Finding.Check] = [.terminal, .locale, .clipboard]
            return checks.map { .skip($0, "standard output is no terminal") }
        }
        return [terminal(survey), locale(survey), clipboard]
    }

    private func terminal(_ survey: TerminalSurvey) -> Finding {
        let type = survey.type.map { "TERM=\($0)" } ?? "TERM is not set"
        let size = survey.columns == 0 ? "of unknown size" : "\(survey.columns) columns and \(survey.rows) rows"
        switch survey.knowledge {
        case .unknown:
            let remedy = survey.type == nil ? "Set TERM, as in TERM=xterm-256color certback." : Self.remedyForUnknownType
            return .warn(.terminal, "\(type)\(survey.type == nil ? "" : " is unknown here"), \(size)", remedy: remedy)
        case .withoutCursor:
            return .fail(
                .terminal, "\(type): a terminal that cannot move its cursor, so that no screen can be drawn",
                remedy: "Start it in another terminal, or as TERM=xterm certback; certback --linear needs none.")
        case .usable(let colours):
            let found = "\(type), \(words(colours)), \(size)\(multiplexer)"
            guard survey.columns > 0, survey.columns < Self.smallest.columns || survey.rows < Self.smallest.rows else {
                return .ok(.terminal, found)
            }
            let needed = "\(Self.smallest.columns) columns and \(Self.smallest.rows) rows"
            return .warn(
                .terminal, "\(found): a confirmation may not fit, and then cannot be accepted",
                remedy: "Make the window larger: \(needed) at the least.")
        }
    }

    private static let remedyForUnknownType =
        "certback takes it for a likely one. Install ncurses-term, or start it as TERM=xterm-256color certback."

    private func words(_ colours: Int) -> String {
        guard settings.wantsColours, !settings.isLowBandwidth else { return "colours switched off" }
        return colours < 8 ? "no colours" : "\(colours) colours"
    }

    private var multiplexer: String {
        if !(environment["TMUX"] ?? "").isEmpty { return ", inside tmux" }
        return (environment["STY"] ?? "").isEmpty ? "" : ", inside GNU screen"
    }

    private func locale(_ survey: TerminalSurvey) -> Finding {
        if settings.isASCII { return .ok(.locale, "ASCII alone, as asked for") }
        let place = survey.locale.map { " (\($0))" } ?? ""
        if let notice = survey.localeNotice {
            let variable = survey.locale?.prefix { $0 != "=" } ?? "LANG"
            return .warn(.locale, notice, remedy: "export \(variable)=C.UTF-8, or a UTF-8 locale that locale -a lists.")
        }
        switch survey.characters {
        case .utf8: return .ok(.locale, "UTF-8\(place)")
        case .ascii: return .ok(.locale, "ASCII\(place)")
        case .other(let name): return .ok(.locale, "\(name)\(place): what it does not have is shown as ?")
        }
    }

    private var clipboard: Finding {
        switch ClipboardRoute(environment) {
        case .tmux: .ok(.clipboard, "through tmux")
        case .terminal: .ok(.clipboard, "by OSC 52, which the terminal may ignore")
        case .byHand(let reason): .ok(.clipboard, "by hand: \(reason)")
        }
    }
}
