public import ArgumentParser
public import RecordImport
import RecordModel
import RecordStore
import Rollback

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Add records and details from files to the local cache.",
        discussion: """
            Reads what "tccli ssl DescribeHostUploadUpdateRecord" and "DescribeHostUploadUpdateRecordDetail" print, and
            what "certback list" and "show" print as JSON, JSON lines or CSV. A table begins with a line of names:
            Id, OldCertId, ResourceTypes, Status, CreateTime, UpdateTime, in any order. FILE - is standard input.

            tccli's details do not say of which record they are: import such a file alone, with --record.

            A record that the cache knows to be newer stays. The cache does not count as complete: only "certback sync" can
            tell. What cannot be read is told with file and line, the rest is imported, and the exit code is 1. Nothing is
            asked of the API. Ctrl-C ends after the running transaction and keeps what was imported.
            """)

    @OptionGroup var options: CommonOptions

    @Option(help: "json, jsonl or csv; told by the content unless given.")
    var format: ImportFormat?

    @Option(help: ArgumentHelp("The record of details that do not name it.", valueName: "ID"))
    var record: String?

    @Flag(help: "End at the first line that cannot be read; what came before it stays imported.")
    var strict = false

    @Argument(help: ArgumentHelp("The files; - is standard input.", valueName: "FILE"))
    var files: [String]

    func run() async throws {
        try await reportingFailures {
            let configuration = try Configuration(options)
            let id = try record.map { try DeployRecord.ID(argument: $0, configuration.guide) }
            let request = ImportRequest(files: files, format: format, recordID: id, isStrict: strict)
            try await Cloud.with(CloudSettings(configuration)) { cloud in
                let importer = Importer(request, into: cloud.cache)
                let talk = ImportTalk(isTerminal: Console.talksToTerminal)
                let stop = StopSign()
                do {
                    let report = try await Interruption.puttingUp(stop) {
                        try await importer.run(stop: stop, onProgress: talk.say, onFault: talk.say)
                    }
                    talk.end(report, isInterrupted: stop.isUp)
                    if stop.isUp || report.faults > 0 { throw ExitCode.failure }
                } catch let error as StoreError {
                    talk.end()
                    throw cloud.guide.explain(error)
                }
            }
        }
    }
}

extension ImportFormat: ExpressibleByArgument {}
