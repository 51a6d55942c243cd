import APICore
import ArgumentParser
import RecordModel

struct RetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Try the failed items of a deployment or a rollback again, and follow it to the end.",
        discussion: """
            The newest task of the record is meant: its rollback where there is one, else its deployment. What succeeded
            before is left alone. Asking, --yes and Ctrl-C are as with "certback rollback".
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var access: AccessOptions
    @OptionGroup var asking: AskingOptions

    @Option(help: ArgumentHelp("One failed item alone, by its number in \"certback show\".", valueName: "N"))
    var item: Int64?

    // Negative numbers are ids somebody typed, not options.
    @Argument(parsing: .allUnrecognized, help: "The record's id.")
    var id: [String] = []

    func validate() throws {
        guard id.count == 1 else { throw ValidationError("Give one record id.") }
        guard item ?? 1 > 0 else { throw ValidationError("--item must be the number of an item.") }
    }

    func run() async throws {
        try await reportingFailures(isChange: true) {
            let configuration = try Configuration(options, access: access)
            let wanted = try DeployRecord.ID(argument: id[0], configuration.guide)
            try await ChangeProcedure(kind: .retry, ids: [wanted], itemID: item, asking: asking, guide: configuration.guide)
                .run(CloudSettings(configuration))
        }
    }
}
