import CursesTerminal
import Foundation
import RecordStore

/// What runs here; never a reason to fail, but the first thing anybody asks.
enum VersionsCheck {
    struct Facts: Hashable, Sendable {
        var sqlite: String?
        var ncurses: String
        /// As `/etc/os-release` calls itself.
        var system: String?
        var kernel: String

        @MainActor
        static func measure() -> Facts {
            Facts(sqlite: StoreLibrary.version, ncurses: TerminalSurvey.library, system: release(), kernel: running())
        }

        private static func release() -> String? {
            let text = try? String(contentsOfFile: "/etc/os-release", encoding: .utf8)
            let line = text?.split(separator: "\n").first { $0.hasPrefix("PRETTY_NAME=") }
            return line.map { String($0.dropFirst("PRETTY_NAME=".count)).filter { $0 != "\"" } }
        }

        private static func running() -> String {
            var name = utsname()
            guard uname(&name) == 0 else { return "an unknown kernel" }
            func text(_ field: some Any) -> String {
                withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            }
            return "\(text(name.sysname)) \(text(name.release)) \(text(name.machine))"
        }
    }

    static func finding(_ facts: Facts) -> Finding {
        let parts = [
            "certback \(Version.text)", "Swift \(swift)", facts.sqlite.map { "SQLite \($0)" }, facts.ncurses, facts.system,
            facts.kernel,
        ]
        return .ok(.versions, parts.compactMap(\.self).joined(separator: ", "))
    }

    /// Of the compiler that built the program.
    private static var swift: String {
        #if compiler(>=6.5)
            "6.5 or newer"
        #elseif compiler(>=6.4)
            "6.4"
        #elseif compiler(>=6.3)
            "6.3"
        #else
            "6.2"
        #endif
    }
}
