import ArgumentParser
import Foundation
import RecordModel
import RecordStore
import Rollback

struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Print the records of the local cache, newest first.")

    @OptionGroup var options: CommonOptions

    @Option(help: "text or json.")
    var format = OutputFormat.text

    @Argument(help: "Text looked for in id, certificate, type, status word and what details are known.")
    var filter: [String] = []

    func run() async throws {
        try await reportingFailures {
            try await Cloud.with(CloudSettings(options, environment: .process)) { cloud in
                try await print(cloud)
            }
        }
    }

    private func print(_ cloud: Cloud) async throws {
        let output = TextOutput(zone: Environment.zone)
        do {
            let records = try await cloud.cache.records(of: ListQuery(filter: filter.joined(separator: " ")))
            let age = try await cloud.cache.age()
            switch format {
            case .json: Console.print(try JSONOutput.text(records.map(JSONOutput.Record.init)))
            case .text: Console.print(output.table(records))
            }
            Console.say(output.age(age, now: Date()))
        } catch {
            throw cloud.guide.explain(error)
        }
    }
}
