import APICore
import BrowserUI
import CursesTerminal
import Foundation
import RecordModel
import TerminalGuard

/// The screen: joins terminal, state and effects until the operator quits.
@MainActor
struct Browser {
    let settings: CloudSettings
    let configuration: Configuration
    /// What the header calls an account that is not the profile's; the profile and the key's id where nil.
    var accountLabel: String?
    /// What the list is narrowed to from the start.
    var filter = ""

    /// Returns when the operator has quit, throws when the terminal is gone or a signal ends the process; the terminal has been
    /// given back by then.
    func run() async throws {
        // What stays open for hours is small; an import, whose threads would wait for each other's heap, is over soon.
        guard_share_heap()
        let queue = EventQueue()
        // Where there is no terminal, nothing is opened or asked.
        guard Terminal.isThere else { throw settings.guide.explain(client: .notATerminal) }
        let settings = settingsForTheTerminal
        // Both at once: neither needs the other, and the first screen waits for both.
        async let opening = Cloud.open(settings) { queue.add(.request($0)) }
        CrashGuard.prepare(report)
        let terminal = try openTerminal()
        defer { terminal.close() }
        let cloud = try await opening
        var account = cloud.account
        account.label = accountLabel ?? account.label
        var session = Session(
            account: account, endpoint: settings.endpoint, isReadOnly: cloud.isReadOnly, zone: Environment.zone,
            ageLimit: configuration.ageLimit, isLowBandwidth: configuration.terminal.isLowBandwidth)
        session.reasonNotToChange = cloud.reasonNotToChange
        session.keymap = configuration.keymap
        // The demo's cloud ends with the demo: no command reaches it.
        session.commandOptions = accountLabel == nil ? configuration.commandOptions : []
        session.caFile = configuration.caFile
        session.filters = configuration.filters
        session.columns = configuration.columns
        session.profile = accountLabel == nil ? configuration.profile : nil
        session.mostMarks = configuration.mostMarks
        session.requestsPerSecond = configuration.requestsPerSecond
        var unsettled: [ChangeHistory] = []
        do { unsettled = try cloud.unsettledChanges() } catch { session.journalFailure = error }
        let clipboard = ClipboardRoute(.process)
        let loop = BrowserLoop(
            terminal: terminal, queue: queue, runner: EffectRunner(cloud: cloud, queue: queue, clipboard: clipboard),
            clipboard: clipboard,
            state: AppState(
                session: session, size: terminal.size, now: Date(), unsettled: unsettled,
                notice: (terminal.notices + cloud.notices).map(\.cleaned).joined(separator: " ")))
        do {
            try await loop.run(filter: filter) { [settings] in settings.log.began(settings) }
        } catch {
            await cloud.close()
            throw error
        }
        await cloud.close()
    }

    /// An explanation of question marks would leave the operator guessing.
    private var settingsForTheTerminal: CloudSettings {
        var settings = settings
        if settings.guide.language == .chinese, !Terminal.showsChinese { settings.guide = .english }
        return settings
    }

    private var report: CrashGuard.Report {
        CrashGuard.Report(
            folder: settings.stateFolder, shownFolder: settings.stateFolder.cleaned, version: Version.text,
            advice: "A change that was sent goes on in the cloud; start certback again to see its fate.")
    }

    private func openTerminal() throws(Explanation) -> Terminal {
        do {
            return try Terminal(configuration.terminal)
        } catch {
            throw switch error {
            case .notATerminal: settings.guide.explain(client: .notATerminal)
            case .unusableType(let type): settings.guide.explain(client: .unknownTerminal, message: "TERM=\(type.cleaned)")
            }
        }
    }
}
