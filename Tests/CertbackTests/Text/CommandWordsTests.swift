import APICore
import RecordModel
import Testing

@testable import certback

/// At a prompt there is no key to press.
@Suite struct CommandWordsTests {
    @Test(arguments: [
        ("Wait a minute, then press s.", "Wait a minute, then run certback sync."),
        ("Press t: the running task", "Run certback journal: the running task"),
        ("See how far: press t on the screen, or run certback journal.", "See how far: run certback journal."),
        ("press s or run certback sync to start it again", "run certback sync to start it again"),
        ("then press R again", "then run the command again"), ("然后按 s。", "然后运行 certback sync。"), ("no key here", "no key here"),
    ])
    func keysBecomeCommands(text: String, words: String) { #expect(CommandWords.text(text) == words) }

    /// Whatever the guide says, for a rollback as for a read.
    @Test(arguments: Language.allCases)
    func noKeyIsLeftInTheGuide(language: Language) {
        let guide = ErrorGuide(language)
        for code in guide.codes {
            for action in [UploadUpdateCertificateRecordRollback.action, DescribeHostUploadUpdateRecord.action] {
                let error = APIError(.refused(code: code, message: ""), action: action, leftMachine: true)
                let texts = guide.explain(error).forCommands.answers.map(\.text)
                #expect(texts.filter { $0.contains(/([Pp]ress|按) (s|t|R|T|Enter)\b/) } == [], "\(code)")
            }
        }
    }
}
