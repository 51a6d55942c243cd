import FoundationEssentials
import RecordModel

extension AppState {
    /// The screen as it is to be seen now.
    public func render() -> Frame {
        var frame = Frame(size: size)
        if isTooSmall {
            let needed = "certback needs \(Size.smallest.columns)x\(Size.smallest.rows), this is \(size.columns)x\(size.rows)."
            let lines = "\(needed) \(keys[.quit]) quits.".wrapped(to: size.columns)
            for (row, line) in lines.prefix(size.rows).enumerated() { frame.put(line, row, 0) }
            frame.cursor = size.columns > 0 && size.rows > 0 ? Position(row: 0, column: 0) : nil
            return frame
        }
        switch overlays.last {
        case .detail(let id, let scroll):
            ScrolledPage(title: "Record \(id)", lines: DetailText(self, id: id, width: size.columns).full, scroll: scroll)
                .draw(self, on: &frame)
        case .requests(let scroll):
            ScrolledPage(title: "Requests and changes", lines: RequestsText(self).lines, scroll: scroll).draw(self, on: &frame)
        case .journal(let scroll):
            ScrolledPage(title: "Journal", lines: JournalLines(self).lines, scroll: scroll).draw(self, on: &frame)
        case .help(let scroll):
            ScrolledPage(title: "Keys", lines: HelpText(keys, filters: session.filters).lines, scroll: scroll).draw(
                self, on: &frame)
        case .explanation(let explanation, let scroll):
            drawBelow(&frame)
            ExplanationPanel(explanation, keys: keys, size: size, scroll: scroll).draw(on: &frame)
        case .planning(let kind, let ids, let read):
            drawBelow(&frame)
            drawPlanning(kind, ids, read: read, on: &frame)
        case .confirmation(let confirmation):
            drawBelow(&frame)
            ConfirmationScreen(confirmation, session: session, now: now, size: size).draw(on: &frame)
        case .copyMenu(let menu):
            drawBelow(&frame)
            CopyMenuBox(menu: menu, keys: keys, size: size).draw(on: &frame)
        case .plainText(let text, let scroll):
            PlainPage(text, size: size, scroll: scroll).draw(notice, on: &frame)
        case .inspector(let inspector): InspectorPage(inspector, self).draw(self, on: &frame)
        case nil:
            drawList(&frame)
        }
        return frame
    }

    /// Lines a page of its own has, for scrolling.
    func lineCount(of overlay: Overlay) -> Int {
        switch overlay {
        case .detail(let id, _): DetailText(self, id: id, width: size.columns).full.count
        case .requests: RequestsText(self).lines.count
        case .journal: JournalLines(self).lines.count
        case .help: HelpText(keys, filters: session.filters).lines.count
        case .explanation(let explanation, let scroll):
            ExplanationPanel(explanation, keys: keys, size: size, scroll: scroll).lineCount
        case .plainText(let text, let scroll): PlainPage(text, size: size, scroll: scroll).lineCount
        case .inspector(let inspector): InspectorPage(inspector, self).lineCount
        case .planning, .confirmation, .copyMenu: 0
        }
    }

    /// Lines of it that are in sight at once.
    func pageHeight(of overlay: Overlay) -> Int {
        switch overlay {
        case .explanation(let explanation, let scroll):
            ExplanationPanel(explanation, keys: keys, size: size, scroll: scroll).room
        case .plainText(let text, let scroll): PlainPage(text, size: size, scroll: scroll).room
        case .inspector(let inspector): InspectorPage(inspector, self).room
        default: max(1, size.rows - 3)
        }
    }

    /// What a panel or a question lies over: the page it was opened from.
    private func drawBelow(_ frame: inout Frame) {
        var below = self
        below.overlays.removeLast()
        if case .explanation = below.overlays.last { below.overlays.removeLast() }
        frame = below.render()
        if below.overlays.isEmpty {
            frame.fill(size.rows - 1, 0..<size.columns)
            Footer.draw(self, on: &frame, row: size.rows - 1)
        }
    }

    private func drawPlanning(_ kind: ChangeKind, _ ids: [DeployRecord.ID], read: Int, on frame: inout Frame) {
        let what = ids.count == 1 ? "record \(ids[0]) from the API" : "\(ids.count.counted("record")): \(read) read"
        let lines = ["Reading \(what), then asking …", "Esc: change nothing\(waiting(for: ids))"]
        let width = min(size.columns - 4, max(lines[0].cellWidth, lines[1].cellWidth) + 4)
        let left = (size.columns - width) / 2
        let top = max(1, size.rows / 2 - 2)
        frame.box(top..<top + 4, left..<left + width, title: kind.rawValue)
        frame.put(lines[0].cut(to: width - 4), top + 1, left + 2)
        frame.put(lines[1].cut(to: width - 4), top + 2, left + 2, .muted)
        frame.cursor = Position(row: top + 2, column: left + 2)
    }

    /// ` · no answer for 12 s, attempt 2`; empty as long as nobody would wonder.
    private func waiting(for ids: [DeployRecord.ID]) -> String {
        let open = requests.entries.last { entry in entry.standing.isOpen && entry.recordID.map(ids.contains) ?? false }
        guard let open, case let seconds = now.timeIntervalSince(open.startedAt), seconds >= 3 else { return "" }
        return " · no answer for \(seconds.spoken)\(open.attempt > 1 ? ", attempt \(open.attempt)" : "")"
    }
}
