import ArgumentParser
import RecordModel
import Rollback

struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print what a record touched, read from the API now.")

    @OptionGroup var options: CommonOptions

    @Option(help: "text or json.")
    var format = OutputFormat.text

    // Negative numbers are ids somebody typed, not options.
    @Argument(parsing: .allUnrecognized, help: "The record's id.")
    var id: [String] = []

    func validate() throws {
        guard id.count == 1 else { throw ValidationError("Give one record id.") }
    }

    func run() async throws {
        try await reportingFailures {
            let configuration = try Configuration(options)
            let id = try DeployRecord.ID(argument: id[0], configuration.guide)
            try await Cloud.with(CloudSettings(configuration)) { cloud in
                let detail = try await cloud.readDetail(of: id)
                let original = try await cloud.rollbackRecords(about: id).original(of: id)
                switch format {
                case .json: Console.print(try JSONOutput.text(JSONOutput.Detail(detail, rollbackOf: original)))
                case .text: Console.print(TextOutput(zone: Environment.zone).page(detail, rollbackOf: original))
                }
            }
        }
    }
}
