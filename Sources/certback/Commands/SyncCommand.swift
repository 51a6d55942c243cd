import ArgumentParser
import RecordModel
import RecordStore
import Rollback

struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Fetch the list of records into the local cache.",
        discussion: """
            Reads from the newest record down to where nothing has changed, then every record that was unfinished.
            May be interrupted and run again: what has been fetched stays, and a first run, or one with --all, goes on
            where it was.
            """)

    @OptionGroup var options: CommonOptions

    @Flag(help: "Read the whole list, and mark the records as gone that the API lists no more.")
    var all = false

    @Option(
        help: ArgumentHelp(
            "Then read the details of so many of the newest records, so that they can be found by domain, instance or region.",
            valueName: "count"))
    var details = 0

    func validate() throws {
        if details < 0 { throw ValidationError("--details needs a number of records, 0 or more.") }
    }

    func run() async throws {
        try await reportingFailures {
            try await Cloud.with(CloudSettings(Configuration(options))) { cloud in
                let talk = ProgressTalk(isTerminal: Console.talksToTerminal)
                do {
                    try await cloud.synchroniser.run(all ? .all : .changes) { talk.say($0) }
                    try await cloud.synchroniser.readDetails(newest: details) { talk.say($0) }
                    talk.end()
                } catch {
                    talk.end()
                    throw error
                }
                let gone = try await cloud.cache.count(of: RecordFilter([.init(.status([.gone]))]))
                let more = gone.matching == 0 ? "" : " \(gone.matching) of them are gone: not in the API's list."
                Console.say("The cache holds \(gone.total) records.\(more)")
            }
        }
    }
}
