import Foundation

/// One change as `certback journal --format json` prints it.
struct JournalEntry: Decodable, Sendable {
    struct Step: Decodable, Sendable {
        var state: String
        var meaning: String
        var code: String?
        var by: Process
    }

    struct Process: Decodable, Sendable {
        var user: String
        var host: String
        var process: Int32
    }

    var id: Int
    var kind: String
    var record: Int
    var item: Int?
    var state: String
    var isFinal: Bool
    var requestID: String?
    var account: String
    var endpoint: String
    var typed: String
    var by: Process
    var steps: [Step]

    static func all(in output: String) throws -> [JournalEntry] {
        try JSONDecoder().decode([JournalEntry].self, from: Data(output.utf8))
    }

    /// The states' words in order, equal neighbours once.
    var words: [String] {
        steps.map(\.state).reduce(into: []) { words, word in
            if words.last != word { words.append(word) }
        }
    }
}
