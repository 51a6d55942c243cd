import ArgumentParser

/// How a change is confirmed on the command line, and how it is told of.
struct AskingOptions: ParsableArguments {
    @Flag(help: "Confirm the records named, without asking.")
    var yes = false

    @Flag(help: "Print the plan and the request; send nothing.")
    var dryRun = false

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func validate() throws {
        if yes, dryRun { throw ValidationError("--yes and --dry-run exclude each other.") }
    }
}
