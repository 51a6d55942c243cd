import RecordModel

extension AppState {
    /// The screen as it is to be seen now.
    public func render() -> Frame {
        var frame = Frame(size: size)
        if isTooSmall {
            frame.put(
                "certback needs \(Size.smallest.columns)x\(Size.smallest.rows), this is \(size.columns)x\(size.rows). q quits.",
                0, 0)
            frame.cursor = size.columns > 0 && size.rows > 0 ? Position(row: 0, column: 0) : nil
            return frame
        }
        switch overlays.last {
        case .detail(let id, let scroll):
            ScrolledPage(title: "Record \(id)", lines: DetailText(self, id: id, width: size.columns).full, scroll: scroll)
                .draw(self, on: &frame)
        case .requests(let scroll):
            ScrolledPage(title: "Requests and rollbacks", lines: RequestsText(self).lines, scroll: scroll).draw(self, on: &frame)
        case .help(let scroll):
            ScrolledPage(title: "Keys", lines: HelpText.lines, scroll: scroll).draw(self, on: &frame)
        case .explanation(let explanation):
            drawBelow(&frame)
            ExplanationPanel(explanation, size: size).draw(on: &frame)
        case .planning(let ids):
            drawList(&frame)
            drawPlanning(ids, on: &frame)
        case .confirmation(let confirmation):
            drawList(&frame)
            ConfirmationScreen(confirmation, session: session, now: now, size: size).draw(on: &frame)
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
        case .help: HelpText.lines.count
        case .explanation, .planning, .confirmation: 0
        }
    }

    /// What an error panel lies over: the page it was opened from.
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

    private func drawPlanning(_ ids: [DeployRecord.ID], on frame: inout Frame) {
        let what = ids.count == 1 ? "record \(ids[0])" : ids.count.counted("record")
        let text = "Reading \(what) from the API before asking … Esc: change nothing"
        let width = min(size.columns - 4, text.cellWidth + 4)
        let left = (size.columns - width) / 2
        let top = max(1, size.rows / 2 - 2)
        frame.box(top..<top + 3, left..<left + width, title: "R")
        frame.put(text.cut(to: width - 4), top + 1, left + 2)
        frame.cursor = Position(row: top + 1, column: left + 2)
    }
}
