import APICore
import ArgumentParser
import Foundation
import RecordModel
import RecordStore
import Rollback

struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Print who changed what, when, with which result.",
        discussion: """
            The journal is only ever added to. --follow looks up what is not settled until it is, and sends nothing.
            --set-aside is for a damaged journal alone: it keeps the file under the name given and begins a new one.
            """)

    @OptionGroup var options: CommonOptions

    @Option(help: "text or json.")
    var format = OutputFormat.text

    @Option(help: ArgumentHelp("Only what happened since: 2h, 3d, 2026-11-24, 2026-11-24T14:00.", valueName: "TIME"))
    var since: SinceArgument?

    @Flag(help: "Follow what is not settled to its end.")
    var follow = false

    @Option(help: ArgumentHelp("Keep the damaged journal under this name and begin a new one.", valueName: "NAME"))
    var setAside: String?

    func validate() throws {
        guard let setAside else { return }
        guard !setAside.isEmpty, !setAside.contains("/"), !setAside.hasPrefix(Journal.fileName + "-") else {
            throw ValidationError("--set-aside takes a plain file name, such as journal-damaged-20261124.")
        }
    }

    func run() async throws {
        try await reportingFailures {
            let settings = try await CloudSettings(Configuration(options)).identified()
            let folder = settings.folder(in: settings.stateFolder)
            if let setAside { return try await begin(anewIn: folder, keeping: setAside, settings.guide) }
            if follow { try await Cloud.with(settings) { try await followToTheEnd($0) } }
            try await print(journalIn: folder, settings.guide)
        }
    }

    /// Of a damaged journal, what can still be read.
    private func print(journalIn folder: String, _ guide: ErrorGuide) async throws {
        do {
            let journal = try Journal(folder: folder)
            try await journal.check()
            try write(try await journal.history(since: since?.date(now: Date()) ?? .distantPast))
        } catch let error as StoreError {
            if error.reason == .damaged { try write(Journal.remains(in: folder)) }
            throw guide.explain(error)
        }
    }

    private func write(_ histories: [ChangeHistory]) throws {
        switch format {
        case .json: Console.print(try JSONOutput.text(histories.map(JSONOutput.Change.init)))
        case .text where histories.isEmpty: Console.say("The journal has nothing to tell of.")
        case .text: Console.print(JournalText(zone: Environment.zone).text(histories))
        }
    }

    private func followToTheEnd(_ cloud: Cloud) async throws {
        let runner = try cloud.runner()
        let unsettled = try cloud.unsettledChanges()
        if unsettled.isEmpty { Console.say("Nothing is unsettled.") }
        await Interruption.cancelling {
            await withDiscardingTaskGroup { group in
                let tell = cloud.logging(ChangeTalk().tell)
                for history in unsettled { group.addTask { await runner.resume(history.attempt, onUpdate: tell) } }
            }
        }
    }

    /// What could still be read is told first: nothing else will tell it later.
    private func begin(anewIn folder: String, keeping name: String, _ guide: ErrorGuide) async throws {
        do {
            try await Journal(folder: folder).check()
        } catch {
            guard error.reason == .damaged else { throw guide.explain(error) }
            let remains = Journal.remains(in: folder)
            try write(remains)
            do {
                try await Journal.setAside(in: folder, as: name)
                _ = try Journal(folder: folder)
            } catch {
                throw guide.explain(error)
            }
            Console.say(Self.words(on: remains, keptAt: "\(folder)/\(name)".cleaned))
            return
        }
        throw guide.explain(client: .journalSound, message: "\(folder)/\(Journal.fileName)")
    }

    private static func words(on remains: [ChangeHistory], keptAt path: String) -> String {
        let open = remains.filter { !$0.attempt.state.isFinal }.map(\.attempt.title)
        let unsettled =
            open.isEmpty
            ? "None of these was unsettled, but what could not be read may have been."
            : "Unsettled by what could be read: \(open.joined(separator: ", "))."
        return """
            The damaged journal is kept as \(path); \(remains.count) of its changes could still be read.
            \(unsettled)
            The new journal knows nothing of them: before changing a record, look at it with certback show.
            """
    }
}
