import ArgumentParser
import RecordModel

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Look at all that a rollback will need, and change nothing.",
        discussion: """
            A line each, OK, WARN, FAIL or SKIP (it rests on something that failed or is not there); below it what to do:
            configuration, credentials, terminal, cache and journal, the way to the API, clock and permission. The API is asked
            for one record of each list; nothing is written, not even the log.

            Exit codes: 0 nothing failed, 1 something failed, 77 credentials or permission, 69 the API cannot be reached. The
            first of 1, 77, 69 holds that any failure stands for.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var access: AccessOptions

    @Option(help: "text or json.")
    var format = OutputFormat.text

    @MainActor
    func run() async throws {
        var code = ExitCode.success
        try await reportingFailures {
            let flags = options.flags.merging(access.flags) { $1 }
            let patient = try Patient(flags: flags, path: options.config, environment: .process)
            let findings = await Doctor(patient, tell: tell).examine()
            if format == .json { Console.print(try JSONOutput.text(JSONOutput.Examination(findings))) }
            Console.say(DoctorText.summary(findings))
            code = findings.exitCode
        }
        guard code.isSuccess else { throw code }
    }

    /// Whoever waits for one check sees what the others have found.
    private func tell(_ finding: Finding) {
        if format == .text { Console.print(DoctorText.lines(finding).joined(separator: "\n")) }
    }
}

extension [Finding] {
    /// Of all failures the one that weighs most; warnings are none.
    var exitCode: ExitCode {
        compactMap { finding -> ExitCode? in
            guard finding.verdict == .fail else { return nil }
            return switch finding.outcome {
            case .noPermission: ExitCode(77)
            case .unreachable: ExitCode(69)
            default: .failure
            }
        }.mostSevere
    }
}
