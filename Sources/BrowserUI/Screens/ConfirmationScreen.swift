import FoundationEssentials
import RecordModel

/// The question before a rollback: exactly what will be touched, and the text that must be typed.
///
/// A dialog that does not wholly fit shows the size it needs and cannot be accepted. A long list of records scrolls; its
/// first three lines, the warning and the field always stand.
struct ConfirmationScreen {
    private let confirmation: Confirmation
    private let size: Size
    private let text: ConfirmationText

    private var plan: RollbackPlan { confirmation.plan }
    private var width: Int { min(size.columns - 2, 92) }
    private var innerWidth: Int { width - 4 }

    init(_ confirmation: Confirmation, session: Session, now: Date, size: Size) {
        self.confirmation = confirmation
        self.size = size
        text = ConfirmationText(
            confirmation.plan, session: session, now: now, hiddenMarks: confirmation.hiddenMarks,
            width: min(size.columns - 2, 92) - 4)
    }

    /// Rows for the part that may scroll.
    private var roomForTargets: Int { size.rows - 2 - 2 - text.head.count - text.tail.count - promptHeight }

    private var promptHeight: Int { plan.requiredText == nil ? 1 : 3 }

    /// A lone record must be seen whole; of many at least three at a time.
    var fits: Bool {
        let needed = plan.targets.count == 1 ? text.targets.count : min(text.targets.count, 3)
        return roomForTargets >= needed && innerWidth >= 50
    }

    func scroll(by step: Int) -> Int {
        min(max(confirmation.scroll + step, 0), max(0, text.targets.count - roomForTargets))
    }

    func draw(on frame: inout Frame) {
        guard fits else {
            drawTooSmall(on: &frame)
            return
        }
        let targets = text.targets.dropFirst(confirmation.scroll).prefix(roomForTargets)
        let lines = text.head + targets + text.tail
        let height = lines.count + promptHeight + 2
        let top = max(1, (size.rows - height) / 2)
        let left = (size.columns - width) / 2
        frame.box(top..<top + height, left..<left + width, title: text.title)
        for (offset, line) in lines.enumerated() { frame.put(line, top + 1 + offset, left + 2, width: innerWidth) }
        drawPrompt(on: &frame, row: top + 1 + lines.count, column: left + 2)
    }

    private func drawPrompt(on frame: inout Frame, row: Int, column: Int) {
        guard let required = plan.requiredText else {
            frame.put("Esc: back", row, column, .muted)
            frame.cursor = Position(row: row, column: column)
            return
        }
        if let refusal = confirmation.refusal { frame.put(refusal, row, column, .bad, width: innerWidth) }
        let question = "Type \(required) and press Enter to roll back: "
        frame.put(question, row + 1, column)
        let field = column + question.cellWidth
        let room = max(1, innerWidth - question.cellWidth)
        frame.put(confirmation.field.text, row + 1, field, .field, width: room)
        frame.put("Esc: change nothing", row + 2, column, .muted)
        let typed = String(confirmation.field.text.prefix(confirmation.field.cursor)).cellWidth
        frame.cursor = Position(row: row + 1, column: field + min(typed, room - 1))
    }

    private func drawTooSmall(on frame: inout Frame) {
        let needed = plan.targets.count == 1 ? text.targets.count : min(text.targets.count, 3)
        let rows = size.rows + needed - roomForTargets
        let lines = [
            "This question needs \(max(60, size.columns)) columns and \(rows) rows to be read.",
            "Enlarge the terminal, or press Esc: change nothing.",
        ]
        frame.box(size.rows / 2 - 2..<size.rows / 2 + 2, 1..<size.columns - 1, title: text.title)
        for (offset, line) in lines.enumerated() {
            frame.put(line, size.rows / 2 - 1 + offset, 3, .warning, width: size.columns - 6)
        }
        frame.cursor = Position(row: size.rows / 2, column: 3)
    }
}
