import APICore
import RecordModel

/// What can be typed under `--linear`: a word, and what it is about.
enum LinearCommand: Hashable, Sendable {
    case help, more, journal, withdraw, quit
    /// The rest of the line is the filter.
    case list(String)
    case show(DeployRecord.ID)
    case rollBack([DeployRecord.ID])
    case retry(DeployRecord.ID, item: Int64?)
    case synchronise(all: Bool)
    case explain(String)

    /// Nil for a line that is none; an empty one is asked for nothing either.
    ///
    /// - Throws: for an id that is none.
    init?(_ line: String, _ guide: ErrorGuide) throws(Explanation) {
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        let rest = Array(words.dropFirst())
        switch (words.first, rest.count) {
        case ("help", 0), ("?", 0): self = .help
        case ("more", 0): self = .more
        case ("journal", 0): self = .journal
        case ("withdraw", 0): self = .withdraw
        case ("quit", 0), ("q", 0): self = .quit
        case ("list", _): self = .list(rest.joined(separator: " "))
        case ("show", 1): self = .show(try DeployRecord.ID(argument: rest[0], guide))
        case ("rollback", 1...): self = .rollBack(try Self.ids(rest, guide))
        case ("retry", 1): self = .retry(try DeployRecord.ID(argument: rest[0], guide), item: nil)
        case ("retry", 2):
            guard let item = Int64(rest[1]), item > 0 else { return nil }
            self = .retry(try DeployRecord.ID(argument: rest[0], guide), item: item)
        case ("sync", 0): self = .synchronise(all: false)
        case ("sync", 1) where rest == ["all"]: self = .synchronise(all: true)
        case ("explain", 1...): self = .explain(rest.joined(separator: " "))
        default: return nil
        }
    }

    private static func ids(_ words: [String], _ guide: ErrorGuide) throws(Explanation) -> [DeployRecord.ID] {
        var ids: [DeployRecord.ID] = []
        for word in words { ids.append(try DeployRecord.ID(argument: word, guide)) }
        return ids
    }

    static let table = """
        list [FILTER]     the first rows; without a filter those of all records
        more              the rows that follow
        show ID           what a record touched, read from the API now
        rollback ID...    shows the records, asks for the text that confirms, rolls back, tells each step
        retry ID [ITEM]   the same for the failed items, or for one of them
        withdraw          takes back what has not been sent yet
        sync [all]        reads what has changed, or the whole list
        journal           who changed what, when, with which result
        explain CODE      what an error code means
        quit              ends; what was sent goes on in the cloud
        """
}
