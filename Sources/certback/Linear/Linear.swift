import APICore
import RecordModel

/// `--linear`: what the screen shows as lines, for those who listen to them, and for logs.
///
/// Lines are only ever added: no cursor is moved, nothing is overwritten or coloured. Commands come from standard input, one
/// a line, and go through the procedures of the command line with the same questions.
struct Linear: Sendable {
    private let settings: CloudSettings
    private let configuration: Configuration
    private let accountLabel: String?
    private let filter: String

    /// - Parameters:
    ///   - accountLabel: what an account is called that is not the profile's; the profile and the key's id where nil.
    ///   - filter: what the list is narrowed to at first.
    init(_ settings: CloudSettings, _ configuration: Configuration, accountLabel: String? = nil, filter: String) {
        self.settings = settings
        self.configuration = configuration
        self.accountLabel = accountLabel
        self.filter = filter
    }

    private var whose: String {
        if let accountLabel { return accountLabel }
        return [configuration.profile, settings.account.label].compactMap(\.self).joined(separator: ", ")
    }

    /// Returns when the operator has quit, or input has ended.
    func run() async throws {
        let filter = try FilterArgument.read(filter, named: configuration.filters, configuration.guide)
        try await Cloud.with(settings) { cloud in
            let lines = LinearLines(zone: Environment.zone)
            let access = settings.isReadOnly ? ", READ-ONLY" : ""
            lines.say("certback, \(whose) at \(settings.endpoint)\(access). Times \(lines.zone.label).")
            await Interruption.cancelling {
                await LinearSession(cloud, configuration, isReadOnly: settings.isReadOnly, lines: lines).run(filter: filter)
            }
            let unsettled = try cloud.unsettledChanges().map(\.attempt)
            if let farewell = ChangeResults.farewell(for: unsettled) { Console.say(farewell) }
        }
    }
}
