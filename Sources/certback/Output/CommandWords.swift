import RecordModel

extension Explanation {
    /// The same for somebody at a prompt: with commands in the place of the screen's keys.
    var forCommands: Explanation {
        var explanation = self
        for text in [\Explanation.what, \.changed, \.remedy, \.again] {
            explanation[keyPath: text] = CommandWords.text(self[keyPath: text])
        }
        return explanation
    }
}

/// What a command does that the error guide names a key for, after "press" or 按.
enum CommandWords {
    /// The longer phrases first.
    private static let phrases = [
        ("press t on the screen, or run certback journal", "run certback journal"),
        ("press s or run certback sync", "run certback sync"), ("press s again", "run it again"),
        ("press R again", "run the command again"), ("press T again", "run the command again"),
        ("press Enter again", "run the command again"), ("press Enter", "run certback show ID"),
        ("press R", "run certback rollback ID"), ("press T", "run certback retry ID"), ("press t", "run certback journal"),
        ("press s", "run certback sync"), ("按 s 或运行 certback sync", "运行 certback sync"),
        ("按 Enter", "运行 certback show ID"), ("按 R", "运行 certback rollback ID"), ("按 T", "运行 certback retry ID"),
        ("按 t", "运行 certback journal"), ("按 s", "运行 certback sync"),
    ]

    static func text(_ text: String) -> String {
        phrases.reduce(text) { text, phrase in
            let (key, command) = phrase
            return text.replacing(key, with: command).replacing(capitalised(key), with: capitalised(command))
        }
    }

    private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
