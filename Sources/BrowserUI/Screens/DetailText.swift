import FoundationEssentials
import RecordModel

/// What a record touched, in lines: short for the pane, whole for the screen of its own.
struct DetailText {
    private let state: AppState
    private let id: DeployRecord.ID
    private let width: Int
    private let entry: DetailShelf.Entry
    /// The record whose rollback ran in this one; nil for a deployment.
    private let original: DeployRecord.ID?

    init(_ state: AppState, id: DeployRecord.ID, width: Int) {
        self.state = state
        self.id = id
        self.width = width
        var entry = state.details[id]
        original = state.rollbacks.original(of: id)
        entry.detail = entry.detail?.toldAsRollback(of: original)
        self.entry = entry
    }

    /// When the detail was read from the API.
    var age: String {
        if let detail = entry.detail {
            let failed = entry.failure == nil ? "" : " · reading again FAILED (\(state.keys[.explain]))"
            let again = entry.isFetching ? ", reading again …" : failed
            let zone = state.session.zone
            let isToday = zone.dateAndTime(detail.readAt).prefix(10) == zone.dateAndTime(state.now).prefix(10)
            return "read \(isToday ? zone.time(detail.readAt) : zone.dateAndTime(detail.readAt))\(again)"
        }
        return isAwaited ? "reading …" : "not read yet"
    }

    /// It is being read, or will be unless the cursor goes on; told alike, so that scrolling does not change the word twice a row.
    private var isAwaited: Bool { entry.isFetching || state.details.resting?.id == id }

    /// At most `height` lines; the last one says what is left out.
    func short(_ height: Int) -> [Line] {
        guard let detail = entry.detail, let task = detail.currentTask else { return absence }
        let items = task.items.map { itemLines($0, of: task) }.flatMap(\.self)
        let lines = [Line(" " + (original.map { "rollback of \($0) · " } ?? "") + task.summary)] + items
        guard lines.count > height, height > 1 else { return lines }
        let shown = Array(lines.prefix(height - 1))
        return shown + [Line("   … \(lines.count - shown.count) more lines: \(state.keys[.open]) shows all", .muted)]
    }

    /// Everything known of the record.
    var full: [Line] {
        var lines = heading
        guard let detail = entry.detail, !detail.tasks.isEmpty else { return lines + absence }
        for task in detail.tasks.sorted(by: { ($0.createdAt ?? .distantPast) > ($1.createdAt ?? .distantPast) }) {
            let began = task.createdAt.map { ", began \(state.session.zone.dateAndTime($0)) \(state.session.zone.label)" } ?? ""
            lines += [Line(), Line(" \(title(of: task))\(began)", .title), Line(" " + task.summary)]
            lines += task.items.flatMap { itemLines($0, of: task) }
            if !task.hasAllItems {
                lines.append(Line("   The API gave \(task.items.count) of \(task.progress.total) items.", .warning))
            }
        }
        return lines
    }

    private func title(of task: DeployTask) -> String {
        if let record = task.rollbackRecord { return "\(task.title) in \(record), a record of its own" }
        guard let original, task.kind == .rollback else { return task.title }
        return "\(task.title) of \(original)"
    }

    private var heading: [Line] {
        var lines: [Line] = []
        if let original { lines.append(Line(" This record is itself the rollback of \(original).", .warning)) }
        if let record = state.list.window.rows.first(where: { $0.id == id }) {
            let word = state.statusWord(of: record)
            let certificate = record.certificateID.cutInMiddle(to: max(1, width - 16 - word.cellWidth))
            lines.append(Line(" certificate \(certificate) · ") + Line(word, Style(statusWord: word)))
            if let goneAt = record.vanishedAt {
                let time = state.session.zone.dateAndTime(goneAt)
                lines.append(Line(" Not in the API's list, found at \(time); it was \(record.status.word).", .warning))
            }
        }
        if let attempt = state.changes.latest(of: id)?.attempt {
            let label = " \(attempt.kind.rawValue)".padded(to: 13)
            let place = attempt.rollbackID.map { " (in \($0))" } ?? ""
            lines += "\(attempt.state.word): \(attempt.state.meaning)\(place)".wrapped(to: max(1, width - 14)).enumerated().map {
                Line(($0 == 0 ? label : "".padded(to: 13)) + $1)
            }
        }
        return lines + [Line(" \(age)", .muted)]
    }

    private var absence: [Line] {
        if let failure = entry.failure {
            return [Line(" Could not be read: \(failure.what) \(state.keys[.explain]) explains.", .bad)]
        }
        if entry.detail != nil { return [Line(" The API knows no deployment under this id.", .warning)] }
        return [
            Line(isAwaited ? " reading …" : " not read yet: \(state.keys[.open]) reads it", .muted)
        ]
    }

    private func itemLines(_ item: DeployItem, of task: DeployTask) -> [Line] {
        let word = Line(task.word(for: item), Style(statusWord: item.colourWord(in: task)))
        let lines = width < 80 ? narrowLines(item, word) : [wideLine(item) + word]
        let message = item.errorMessage.isEmpty ? [] : item.errorMessage.wrapped(to: width - 6)
        return lines + message.map { Line("     " + $0, .bad) }
    }

    /// Wide enough for the longest of the record, within reason.
    private var listenerWidth: Int {
        let longest = entry.detail?.tasks.flatMap(\.items).map(\.listenerAddress.cellWidth).max() ?? 0
        return min(max(longest, 9), 14)
    }

    /// Resource and status first; the domains have a line of their own.
    private func narrowLines(_ item: DeployItem, _ word: Line) -> [Line] {
        let nameWidth = max(0, width - 3 - 12 - listenerWidth - 15 - 6)
        let cells = [
            item.instanceID.cutInMiddle(to: 12).padded(to: 12),
            item.instanceName.cutInMiddle(to: nameWidth).padded(to: nameWidth),
            item.listenerAddress.cutInMiddle(to: listenerWidth).padded(to: listenerWidth),
        ]
        let head = Line("   " + cells.joined(separator: "  ") + "  ") + word
        return item.domains.isEmpty ? [head] : [head, Line("     " + item.domains.listed(in: width - 6), .muted)]
    }

    /// All but the status, in columns.
    private func wideLine(_ item: DeployItem) -> Line {
        let wordWidth = 15
        let nameWidth = min(18, max(8, width / 7))
        let idWidth = 12
        let listenerWidth = listenerWidth
        let domainWidth = width - 3 - idWidth - nameWidth - listenerWidth - wordWidth - 8
        let cells = [
            item.instanceID.cutInMiddle(to: idWidth).padded(to: idWidth),
            item.instanceName.cutInMiddle(to: nameWidth).padded(to: nameWidth),
            item.listenerAddress.cutInMiddle(to: listenerWidth).padded(to: listenerWidth),
            item.domains.listed(in: max(0, domainWidth)).padded(to: max(0, domainWidth)),
        ]
        return Line("   " + cells.joined(separator: "  ") + "  ")
    }
}

extension DeployTask {
    fileprivate var title: String {
        switch kind {
        case .deployment: "Deployment"
        case .rollback: "Rollback"
        case .unknown(let code): "Task of type \(code)"
        }
    }

    /// `deployed 4 of 4 · 2 load balancers · ap-singapore`.
    var summary: String {
        if kind == .deployment, status == .waiting { return "waiting to be deployed · \(progress.total.counted("item"))" }
        let verb =
            kind == .rollback
            ? (status.isUnderWay ? "rolling back" : "rolled back") : (status.isUnderWay ? "deploying" : "deployed")
        let done = status.isUnderWay ? progress.ended : progress.succeeded
        var facts = ["\(verb) \(done) of \(progress.total)"]
        if progress.failed > 0 { facts.append("\(progress.failed) failed") }
        let instances = Set(items.map(\.instanceID)).count
        if instances > 0 { facts.append(instances.counted(isLoadBalancing ? "load balancer" : "instance")) }
        let regions = Set(items.map(\.region).filter { !$0.isEmpty }).sorted()
        if !regions.isEmpty { facts.append(regions.joined(separator: ", ")) }
        return facts.joined(separator: " · ")
    }

    var isLoadBalancing: Bool { items.allSatisfy { $0.resourceType == "clb" } }
}

extension DeployItem {
    fileprivate func colourWord(in task: DeployTask) -> String {
        guard task.kind == .rollback else { return status.word }
        return switch status {
        case .deployed: "ROLLED BACK"
        case .failed: "ROLLBACK FAILED"
        default: status.word
        }
    }
}
