import APICore
import ArgumentParser
import CloudSimulator
import EmbeddedResources
import Foundation
import RecordModel

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Open the screen on simulated records of every kind: no account needed.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var access: AccessOptions
    @OptionGroup var narrowing: NarrowingOptions
    @OptionGroup var screen: ScreenOptions

    @Option(name: .customLong("fault"), help: "What goes wrong, as in certback simulate.")
    var faults: [String] = []

    @Option(help: "Seconds each item of a rollback takes.")
    var itemSeconds = 1.5

    func validate() throws { try SimulateCommand.check(itemSeconds: itemSeconds) }

    @MainActor
    func run() async throws {
        try await reportingFailures {
            let configuration = try Configuration(options, access: access, screen: screen)
            _ = try FilterArgument.read(narrowing.filter, named: configuration.filters, configuration.guide)
            do {
                var simulator = SimulatorOptions()
                simulator.faults = try faults.map { try Fault(parsing: $0) }
                simulator.demoRecords = EmbeddedResources.demoRecords
                simulator.updateRecordCount = 12
                simulator.deployRecordCount = 12
                simulator.rateLimit = 20
                simulator.itemDuration = .seconds(itemSeconds)
                try await open(simulator, configuration)
            } catch let error as SimulatorError {
                Console.say("certback: \(error.explanation.cleaned)")
                throw ExitCode(64)
            }
        }
    }

    /// Cache and journal live in a folder of their own that goes with the demo.
    @MainActor
    private func open(_ options: SimulatorOptions, _ configuration: Configuration) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "certback-demo-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let credentials = Credentials(secretID: options.secretID, secretKey: Secret(options.secretKey))
        try await CloudSimulator(options: options).withServer { address in
            var settings = CloudSettings(
                endpoint: try Endpoint(address.url), credentials: credentials, folder: folder,
                operatedBy: Environment.process.operatedBy, isReadOnly: configuration.isReadOnly)
            settings.families = configuration.families
            settings.guide = configuration.guide
            if screen.linear {
                return try await Linear(settings, configuration, accountLabel: "DEMO", filter: narrowing.filter).run()
            }
            try await Browser(
                settings: settings, configuration: configuration, accountLabel: "DEMO", filter: narrowing.filter.cleaned
            ).run()
        }
    }
}
