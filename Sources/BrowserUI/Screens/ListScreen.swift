import FoundationEssentials
import RecordModel

extension AppState {
    /// The list with everything around it.
    func drawList(_ frame: inout Frame) {
        let layout = layout
        HeaderLine(self).draw(on: &frame, row: 0)
        let filterLine = FilterLine(self)
        filterLine.draw(on: &frame)
        let columns = RecordColumns(session.columns, width: layout.listWidth, longestID: list.longestID)
        frame.put(columns.titles(zone: session.zone), 2, 0, .muted, width: layout.listWidth)
        for line in 0..<layout.listHeight {
            drawRow(list.top + line, columns, on: &frame, row: ListLayout.firstListRow + line)
        }
        drawEmptyList(&frame)
        if let pane = layout.pane { drawPane(pane, on: &frame) }
        if let error = list.filterError { filterLine.drawError(error, on: &frame, width: layout.listWidth) }
        StatusLine(self).draw(on: &frame, row: layout.statusRow)
        Footer.draw(self, on: &frame, row: layout.footerRow)
        placeCursor(on: &frame, layout, filterLine)
    }

    private func drawRow(_ place: Int, _ columns: RecordColumns, on frame: inout Frame, row: Int) {
        guard list.window.rows.indices.contains(place) else { return }
        let record = list.window.rows[place]
        let isCurrent = place == list.cursor
        // On a slow link a row is plain: the sign says where the cursor is, the word what the status is.
        let isPlain = session.isLowBandwidth
        let base: Style = isCurrent && !isPlain ? .selected : .normal
        if base == .selected { frame.fill(row, 0..<columns.width, .selected) }
        let mark = list.marks.contains(record.id) ? "*" : " "
        frame.put(isCurrent ? (mark == "*" ? "*>" : " >") : " " + mark, row, 0, base)
        let word = statusWord(of: record)
        for cell in columns.cells(of: record, status: word + rollbackMark(of: record.id), zone: session.zone) {
            let style = cell.isStatus && !isCurrent && !isPlain ? Style(statusWord: word) : base
            frame.put(cell.text, row, cell.column, style, width: cell.width)
        }
    }

    /// Behind the status of a record that the rollback of another one ran in: its status looks like a deployment's.
    private func rollbackMark(of id: DeployRecord.ID) -> String { rollbacks.original(of: id) == nil ? "" : " (R)" }

    /// The status of a row; what certback itself has under way and the list cannot know yet goes first.
    func statusWord(of record: DeployRecord) -> String {
        guard let state = changes.latest(of: record.id)?.attempt.state else { return record.statusWord }
        return switch state {
        case .intended, .sending, .unknown: state.word
        case .accepted where record.isRollingBack, .running: "ROLLING BACK"
        case .accepted, .retrying: state.word
        default: record.statusWord
        }
    }

    private func drawEmptyList(_ frame: inout Frame) {
        guard list.window.rows.isEmpty else { return }
        let text =
            if !list.isLoaded || sync.age == nil {
                "Reading the cache …"
            } else if let family = list.query.filter.unlistedFamily {
                "The API lists no \(family.word) records: go to one by its id, as in :\(family.word)/42."
            } else if !list.query.filter.isEmpty {
                "No record matches. \(keys[.filter]) changes the filter, an empty one shows all."
            } else if sync.isRunning {
                "The cache is empty; records are being fetched …"
            } else if sync.failure != nil {
                "The cache is empty and could not be filled: \(keys[.explain]) explains, \(keys[.synchronise]) tries again."
            } else {
                "This account has no deploy records. \(keys[.synchronise]) looks again."
            }
        frame.put(text, ListLayout.firstListRow, 3, .muted)
    }

    private func drawPane(_ pane: ListLayout.Pane, on frame: inout Frame) {
        if pane.column > 0 {
            for row in pane.titleRow..<pane.titleRow + pane.height + 1 { frame.put("│", row, pane.column - 1, .muted) }
        }
        let columns = pane.column..<pane.column + pane.width
        guard let row = list.cursorRow else {
            frame.fill(pane.titleRow, columns, with: "─", .muted)
            return
        }
        let text = DetailText(self, id: row.id, width: pane.width)
        frame.fill(pane.titleRow, columns, with: "─", .muted)
        frame.put(" \(row.id) ", pane.titleRow, pane.column + 3, .title)
        let age = " \(text.age) "
        frame.put(age, pane.titleRow, pane.column + pane.width - age.cellWidth - 2, .muted)
        let lines = text.short(pane.height)
        for (offset, line) in lines.enumerated() {
            frame.put(line, pane.titleRow + 1 + offset, pane.column, width: pane.width)
        }
    }

    private func placeCursor(on frame: inout Frame, _ layout: ListLayout, _ filterLine: FilterLine) {
        if list.filterEdit != nil {
            frame.cursor = Position(row: FilterLine.row, column: filterLine.cursorColumn)
        } else if let field = commandLine {
            let column = StatusLine.fieldColumn + StatusLine.shown(field, columns: size.columns).cell(of: field.cursor)
            frame.cursor = Position(row: layout.statusRow, column: column)
        } else {
            let row = ListLayout.firstListRow + max(0, min(list.cursor - list.top, layout.listHeight - 1))
            frame.cursor = Position(row: row, column: 1)
        }
    }
}

extension Style {
    /// The colour of a status only repeats what its word says.
    init(statusWord word: String) {
        self =
            switch word {
            case "DEPLOYED", "ROLLED BACK": .good
            case "DEPLOY FAILED", "ROLLBACK FAILED": .bad
            case "DEPLOYING", "ROLLING BACK", "RETRYING", "SENDING", "ACCEPTED", "INTENDED", "UNKNOWN", "WAITING": .warning
            case "GONE": .muted
            default: .normal
            }
    }
}
