import ArgumentParser
import RecordModel

/// The program: opens the screen, or runs one of the commands.
@main
struct Certback: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certback",
        abstract: "Browse Tencent Cloud certificate deployments and roll a wrong one back.",
        discussion: """
            Without a command the screen opens. Keys come from TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY
            (temporary ones also from TENCENTCLOUD_TOKEN), else from tccli's files, ~/.tencentcloud/credentials, TKE or the
            role of the CVM; --credentials-profile names a profile of tccli. "certback demo" needs none.

            Exit codes: 0 done, 1 failed, 2 refused by the cloud, 3 unknown outcome, 4 not eligible, 64 usage,
            69 unreachable, 77 no permission or credentials.
            """,
        version: Version.text,
        subcommands: [
            DemoCommand.self, SyncCommand.self, ImportCommand.self, ListCommand.self, ShowCommand.self, RollbackCommand.self,
            RetryCommand.self, JournalCommand.self, DoctorCommand.self, ConfigCommand.self, ExplainCommand.self,
            SimulateCommand.self,
        ])

    @OptionGroup var options: CommonOptions
    @OptionGroup var access: AccessOptions
    @OptionGroup var narrowing: NarrowingOptions
    @OptionGroup var screen: ScreenOptions

    /// As the library's own, but for what is said of a wrong argument: it repeats the argument, which may hold anything.
    static func main() async {
        // The threads that will open the files start meanwhile.
        async let _: Void = startThread()
        async let _: Void = startThread()
        do {
            // Finding out that there are no arguments would take a third of the time until the rows stand there.
            guard CommandLine.arguments.count > 1 else {
                return try await reportingFailures { try await open(Configuration(flags: [:], path: nil)) }
            }
            var command = try await asyncParseAsRoot()
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
        } catch {
            guard !exitCode(for: error).isSuccess else { exit(withError: error) }
            let text = fullMessage(for: error).cleanedLines
            if !text.isEmpty { Console.say(text) }
            Self.exit(withError: exitCode(for: error))
        }
    }

    @concurrent
    private static func startThread() async {}

    @MainActor
    func run() async throws {
        try await reportingFailures {
            let configuration = try Configuration(options, access: access, screen: screen)
            _ = try FilterArgument.read(narrowing.filter, named: configuration.filters, configuration.guide)
            if screen.linear {
                return try await Linear(CloudSettings(configuration), configuration, filter: narrowing.filter).run()
            }
            try await Self.open(configuration, filter: narrowing.filter.cleaned)
        }
    }

    @MainActor
    private static func open(_ configuration: Configuration, filter: String = "") async throws {
        try await Browser(settings: CloudSettings(configuration), configuration: configuration, filter: filter).run()
    }
}

enum Version {
    static let text = "0.1.0"
}
