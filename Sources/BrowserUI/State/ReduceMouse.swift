import RecordModel

extension AppState {
    /// `M`: while the mouse is on, the terminal leaves the selecting of text to those who hold Shift.
    mutating func toggleMouse() -> [Effect] {
        isMouseOn.toggle()
        notice =
            isMouseOn
            ? "Mouse on: a click goes to a row. Shift+drag selects text."
            : "Mouse off: the terminal selects text by itself again."
        return [.setMouse(isMouseOn)]
    }

    /// A click goes to a row of the list, the wheel moves; neither ever opens, types, confirms or closes anything.
    mutating func point(_ key: Key) -> [Effect] {
        guard isMouseOn, !isTooSmall, commandLine == nil else { return [] }
        if !overlays.isEmpty { return turnWheel(key) }
        guard list.filterEdit == nil else { return [] }
        switch key {
        case .click(let position): return click(position)
        case .wheelDown: return moveCursor(by: Self.wheelStep)
        case .wheelUp: return moveCursor(by: -Self.wheelStep)
        default: return []
        }
    }

    /// Rows, or lines, that one notch of the wheel moves by.
    private static let wheelStep = 3

    private mutating func click(_ position: Position) -> [Effect] {
        let layout = ListLayout(size)
        let line = position.row - ListLayout.firstListRow
        guard (0..<layout.listHeight).contains(line), position.column < layout.listWidth else { return [] }
        let place = list.top + line
        guard list.window.rows.indices.contains(place) else { return [] }
        return moveCursor(by: place - list.cursor)
    }

    private mutating func turnWheel(_ key: Key) -> [Effect] {
        guard key == .wheelDown || key == .wheelUp else { return [] }
        for _ in 0..<Self.wheelStep {
            switch overlays.last {
            case .confirmation(let confirmation): _ = press(key == .wheelDown ? .down : .up, on: confirmation)
            case .some(let overlay): scroll(overlay, by: key == .wheelDown ? .down : .up)
            case nil: break
            }
        }
        return []
    }
}
