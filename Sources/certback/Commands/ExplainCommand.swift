import APICore
import ArgumentParser
import RecordModel

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say what an error code of the API means for a rollback, and what to do.")

    @Flag(help: "Print every code the guide knows.")
    var list = false

    @Argument(help: "The code, as FailedOperation.CertificateNotFound.")
    var code: String?

    func validate() throws {
        guard list || code != nil else { throw ValidationError("Give a code, or --list for all of them.") }
    }

    func run() async throws {
        let guide = ErrorGuide.english
        if list {
            Console.print(guide.codes.joined(separator: "\n"))
            return
        }
        if let code { Self.explain(code) }
    }

    static func explain(_ code: String) {
        let guide = ErrorGuide.english
        let action = UploadUpdateCertificateRecordRollback.action
        let error = APIError(.refused(code: code.cleaned, message: ""), action: action, leftMachine: true)
        Console.print(guide.explain(error).text)
        guard guide.exactEntry(code) == nil else { return }
        Console.say(
            "certback does not know this very code; this is what holds for its family. \"certback explain --list\" prints those it knows."
        )
    }
}
