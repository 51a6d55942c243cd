import RecordModel

extension AppState {
    mutating func pressOnCommandLine(_ key: Key) -> [Effect] {
        guard var field = commandLine else { return [] }
        switch key {
        case .escape, .control("c"):
            commandLine = nil
        case .enter:
            commandLine = nil
            return run(command: field.text.filter { $0 != " " })
        case .tab:
            let matching = Self.commandNames.filter { $0.hasPrefix(field.text) }
            // `sync` before `sync all`.
            if let first = matching.first, matching.allSatisfy({ $0.hasPrefix(first) }) { commandLine = TextField(first) }
        default:
            // Deleting past the beginning leaves the line, as in other programs.
            if key == .backspace, field.text.isEmpty {
                commandLine = nil
            } else if field.edit(key) {
                commandLine = field
            }
        }
        return []
    }

    private static let commandNames = ["help", "journal", "quit", "requests", "sync", "sync all"]

    private mutating func run(command: String) -> [Effect] {
        switch command {
        case "": return []
        case "q", "quit": return quit()
        case "sync": return synchronise()
        case "syncall": return synchronise(all: true)
        case "requests": overlays.append(.requests(scroll: 0))
        case "journal": return openJournal()
        case "help": overlays.append(.help(scroll: 0))
        default:
            if let id = DeployRecord.ID(command) { return go(to: id) }
            notice =
                command.contains("/") || command.first?.isNumber == true
                ? "\"\(command)\" is no record id: 1000231, update/1000002 or deploy/42, as in the ID column."
                : "\":\(command)\" is no command: a record id, sync, sync all, requests, journal, help or quit."
        }
        return []
    }

    /// Goes to a record of the cache; one that is not there is read from the API first.
    private mutating func go(to id: DeployRecord.ID) -> [Effect] {
        list.aim(at: id)
        list.filterText = ""
        list.filterError = nil
        list.query.filter = RecordFilter()
        list.collecting = nil
        wanted = id
        return reload() + [.readDetail(id)]
    }

    /// The list has answered: either it has the record, or the API is asked for it.
    mutating func seekWanted() -> [Effect] {
        guard let id = wanted else { return [] }
        guard list.cursorID != id else {
            wanted = nil
            return []
        }
        notice = "\(id) is not in the cache; reading it from the API …"
        return fetchDetail(id)
    }
}
