import RecordModel

/// The menu of what can be copied: a letter, what it stands for, and the text itself.
struct CopyMenuBox {
    let menu: CopyMenu
    let keys: Keymap
    let size: Size

    private var nameWidth: Int { menu.entries.map(\.name.cellWidth).max() ?? 0 }
    private var width: Int { min(size.columns - 2, max(44, lines(.max).map(\.width).max() ?? 0) + 4) }

    func draw(on frame: inout Frame) {
        let lines = lines(width - 4)
        let height = lines.count + 2
        let top = max(0, (size.rows - height) / 2)
        let left = (size.columns - width) / 2
        frame.box(top..<top + height, left..<left + width, title: "Copy from record \(menu.record)")
        for (offset, line) in lines.enumerated() { frame.put(line, top + 1 + offset, left + 2, width: width - 4) }
        frame.cursor = Position(row: top + 1, column: left + 2)
    }

    private func lines(_ width: Int) -> [Line] {
        let room = width == .max ? width : max(1, width - nameWidth - 5)
        let entries = menu.entries.map { entry in
            let head = Line("\(entry.letter)  ", .title) + Line(entry.name.padded(to: nameWidth) + "  ", .muted)
            guard let text = entry.text else { return head + Line("not known", .muted) }
            let note = entry.note.isEmpty ? "" : "  \(entry.note)"
            return head + Line(text.cutInMiddle(to: room - note.cellWidth)) + Line(note, .muted)
        }
        let other = keys[.copyByHand]
        let way = menu.isByHand ? "is shown, to select by hand; \(other): send it" : "is sent to the clipboard; \(other): show it"
        return entries + [Line("The choice \(way)"), Line("Esc: close", .muted)]
    }
}
