import ArgumentParser
import RecordModel
import RecordStore
import Rollback

struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Fetch the list of records into the local cache.",
        discussion: "May be interrupted and run again: what has been fetched stays.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await reportingFailures {
            try await Cloud.with(CloudSettings(options, environment: .process)) { cloud in
                let talk = ProgressTalk(isTerminal: Console.talksToTerminal)
                do {
                    try await cloud.synchroniser.run { talk.say($0) }
                    talk.end()
                } catch {
                    talk.end()
                    throw error
                }
                let count = try await cloud.cache.count()
                Console.say("The cache holds \(count.total) records.")
            }
        }
    }
}
