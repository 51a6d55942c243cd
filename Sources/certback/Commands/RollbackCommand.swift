import ArgumentParser
import RecordModel

struct RollbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback", abstract: "Roll records back, each as a whole, and follow them to the end.",
        discussion: """
            Each record is read from the API and shown; then the text that confirms is asked for. Without a terminal --yes
            confirms the records named. A record of which a change is under way already is followed, not sent.

            Ctrl-C withdraws what has not been sent; what was sent goes on in the cloud, and "certback journal --follow"
            looks again.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var access: AccessOptions
    @OptionGroup var asking: AskingOptions

    // Negative numbers are ids somebody typed, not options.
    @Argument(parsing: .allUnrecognized, help: "The records' ids.")
    var ids: [String] = []

    func validate() throws {
        guard !ids.isEmpty else { throw ValidationError("Give at least one record id.") }
    }

    func run() async throws {
        try await reportingFailures(isChange: true) {
            let configuration = try Configuration(options, access: access)
            let wanted = try ids.map { try DeployRecord.ID(argument: $0, configuration.guide) }
            try await ChangeProcedure(kind: .rollback, ids: wanted, itemID: nil, asking: asking, guide: configuration.guide)
                .run(CloudSettings(configuration))
        }
    }
}
