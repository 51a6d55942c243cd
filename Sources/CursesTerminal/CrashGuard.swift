import TerminalGuard

/// What is left behind by a certback that does not live to its end; the terminal is given back before.
nonisolated public enum CrashGuard {
    /// Where a crash is told of, and how.
    public struct Report: Sendable {
        public var folder: String
        /// The same, as it may be written on a terminal.
        public var shownFolder: String
        public var version: String
        /// What the operator is to know and to do next, whole sentences.
        public var advice: String

        public init(folder: String, shownFolder: String, version: String, advice: String) {
            self.folder = folder
            self.shownFolder = shownFolder
            self.version = version
            self.advice = advice
        }
    }

    /// Before there is a terminal to give back.
    public static func prepare(_ report: Report) {
        guard_prepare_report(report.folder, report.shownFolder, report.version, report.advice)
    }

    /// After the first screen: what makes a report say more and would take the start too long.
    public static func prepareCallers() { guard_prepare_callers() }

    /// Has a crash told of that uses up the stack of this thread. Costs nothing the second time.
    ///
    /// - Parameter isScreen: whether SIGQUIT is to tell where this thread is.
    public static func coverThread(isScreen: Bool = false) { guard_cover_thread(isScreen) }

    /// Ends the process by the signal, so that whoever started it sees why.
    public static func end(by number: Int32) -> Never { guard_end_by(number) }
}
