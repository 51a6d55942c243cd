import ArgumentParser
import Foundation
import RecordModel
import RecordStore
import Rollback

/// How `list` prints.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case text, table, json, jsonl, csv
}

struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Print the records of the local cache, newest first.", discussion: FilterArgument.help)

    @OptionGroup var options: CommonOptions
    @OptionGroup var narrowing: NarrowingOptions

    @Option(help: "table (also called text), json, jsonl or csv.")
    var format = ListFormat.text

    @Argument(help: "What the list is narrowed to.")
    var filter: [String] = []

    func run() async throws {
        try await reportingFailures {
            let configuration = try Configuration(options)
            let filter = try FilterArgument.read(
                ([narrowing.filter] + filter).joined(separator: " "), named: configuration.filters, configuration.guide)
            try await Cloud.with(CloudSettings(configuration)) { cloud in
                try await print(filter, of: cloud)
            }
        }
    }

    private func print(_ filter: RecordFilter, of cloud: Cloud) async throws {
        let writer: RecordWriter
        do {
            let others = RecordFilter([.init(.family([.update, .deploy]))])
            let hasOthers = try await !cloud.cache.window(of: ListQuery(filter: others), at: .first, count: 1).rows.isEmpty
            writer = RecordWriter(
                format, zone: Environment.zone, rollbacks: try await cloud.rollbackRecords(), hasOtherFamilies: hasOthers)
        } catch {
            throw cloud.guide.explain(error)
        }
        do {
            try await cloud.cache.forEach(of: ListQuery(filter: filter), writer.write)
            try writer.end()
            if writer.count == 0, let family = filter.unlistedFamily { Console.say(TextOutput.whyNothing(of: family)) }
            Console.say(TextOutput(zone: Environment.zone).age(try await cloud.cache.age(), now: Date()))
        } catch {
            guard let failure = writer.failure else { throw cloud.guide.explain(error) }
            Console.sayLost(failure)
            throw ExitCode.failure
        }
    }
}
