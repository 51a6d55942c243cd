import ArgumentParser

/// Options every command that asks the API understands.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Where to ask; plain http only to a loopback address.", valueName: "URL"))
    var endpoint: String?

    @Option(help: "Sent with each request; the record actions do not need one.")
    var region: String?

    @Option(help: ArgumentHelp("Folder of the local copies of records.", valueName: "DIR"))
    var cache: String?

    @Option(help: ArgumentHelp("Folder of the journal.", valueName: "DIR"))
    var state: String?
}

/// Whether anything may be changed.
///
/// An option that the program itself has must be shared by such a group: one of a command's own would never see it.
struct AccessOptions: ParsableArguments {
    @Flag(help: "Nothing can be changed: no rollback, no retry.")
    var readOnly = false
}

/// Options of the commands that open the screen.
struct ScreenOptions: ParsableArguments {
    @Flag(help: "Bold and underlined instead of colours; NO_COLOR does the same.")
    var noColor = false

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("What the list is narrowed to from the start; see \"certback list --help\".", valueName: "FILTER"))
    var filter = ""

    var wantsColours: Bool { !noColor && (Environment.process["NO_COLOR"] ?? "").isEmpty }
}

/// How data is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}
