import ArgumentParser
import RecordModel

struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Print the settings in force and where each of them comes from.",
        discussion: """
            A flag goes before a variable (CERTBACK_READ_ONLY=yes), that before the profile, and that before the rest of
            $XDG_CONFIG_HOME/certback/config.yaml. Nothing is asked of the API, and no key is read.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var access: AccessOptions
    @OptionGroup var screen: ScreenOptions

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func run() async throws {
        try await reportingFailures {
            let configuration = try Configuration(options, access: access, screen: screen)
            switch format {
            case .text: Console.print(ConfigText(configuration).text)
            case .json: Console.print(try JSONOutput.text(JSONOutput.Settings(configuration)))
            }
        }
    }
}
