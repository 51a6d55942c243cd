import APICore
import ArgumentParser
import RecordModel

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say what an error code of the API means, and what to do.",
        discussion: """
            First what it means for a rollback, then what differs for a retry, the list and a detail, or by how far the request
            came. Also names that tccli and the SDKs give to their own failures, and certback's own ("no credentials").
            """)

    @Flag(help: "Print every code the guide knows, and then the names of certback's own failures.")
    var list = false

    @OptionGroup var options: CommonOptions

    @Argument(help: "The code, as FailedOperation.CertificateNotFound.")
    var code: [String] = []

    func validate() throws {
        guard list || !code.isEmpty else { throw ValidationError("Give a code, or --list for all of them.") }
    }

    func run() async throws {
        try await reportingFailures {
            let guide = try guide()
            if list { return Console.print((guide.codes + guide.ownTitles).joined(separator: "\n")) }
            Self.explain(code.joined(separator: " "), guide)
        }
    }

    /// A damaged configuration, whose error may be what is asked about, stops no explanation: then the locale decides.
    private func guide() throws(Explanation) -> ErrorGuide {
        do {
            return try Configuration(flags: options.flags, path: options.config, environment: .process).guide
        } catch {
            if let language = options.language, Language(name: language) == nil { throw error.explanation(in: .english) }
            return ErrorGuide(.beforeTheFile(options.flags, .process))
        }
    }

    static func explain(_ text: String, _ guide: ErrorGuide) {
        let code = guide.code(named: text.cleaned)
        Console.print(guide.explanation(of: code).text)
        for advice in guide.advice(on: code) {
            Console.print(([advice.situation.heading] + advice.answers.map(\.line)).joined(separator: "\n"))
        }
        guard guide.exactEntry(code) == nil else { return }
        Console.say(
            "certback does not know this very code; this is what holds for its family. \"certback explain --list\" prints those it knows."
        )
    }
}

extension ErrorGuide.Situation {
    fileprivate var heading: String {
        switch self {
        case .rollback: "for a rollback"
        case .retry: "for a retry"
        case .list: "for the list"
        case .detail: "for a detail"
        case .read: "for whatever only reads"
        case .unsent: "before anything was sent"
        case .sent: "while it was being sent"
        case .waiting: "after it was sent"
        case .international: "at the international site"
        case .mainland: "at the mainland site"
        }
    }
}
