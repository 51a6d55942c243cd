import FoundationEssentials
import RecordModel

/// The question before a change: exactly what will be touched, and the text that must be typed.
///
/// A dialog that does not wholly fit shows the size it needs and cannot be accepted. A long list of records scrolls, and
/// takes no text before its last line has been in sight; the warning and the field always stand.
struct ConfirmationScreen {
    private let confirmation: Confirmation
    private let keys: Keymap
    private let size: Size
    private let now: Date
    private var text: ConfirmationText

    private var plan: ChangePlan { confirmation.plan }
    private var width: Int { min(size.columns - 2, 92) }
    private var innerWidth: Int { width - 4 }

    init(_ confirmation: Confirmation, session: Session, now: Date, size: Size) {
        self.confirmation = confirmation
        keys = session.keymap
        self.size = size
        self.now = now
        let words: (Int) -> ConfirmationText = { most in
            ConfirmationText(
                confirmation.plan, session: session, now: now, hiddenMarks: confirmation.hiddenMarks,
                width: min(size.columns - 2, 92) - 4, mostFailed: most)
        }
        text = words(.max)
        nameFailedItems(words)
    }

    /// Of the items that did not succeed as many are named as fit, a few at the least.
    private mutating func nameFailedItems(_ words: (Int) -> ConfirmationText) {
        guard isShort, !isAnswerless, let task = plan.targets.first?.detail?.deployment else { return }
        var (few, many) = (Self.fewFailed, task.failedItems.count)
        guard few < many, text.targets.count > roomForTargets else { return }
        while few < many {
            let middle = (few + many + 1) / 2
            text = words(middle)
            if text.targets.count > roomForTargets { many = middle - 1 } else { few = middle }
        }
        text = words(few)
    }

    private static let fewFailed = 6

    /// Rows for the part that may scroll: all that box, fixed lines and prompt leave.
    private var roomForTargets: Int { size.rows - 2 - text.head.count - text.tail.count - promptHeight }

    private var promptHeight: Int { isAnswerless ? 1 : question.count + 1 }

    /// True where nothing can be changed, so nothing is asked.
    var isAnswerless: Bool { plan.requiredText == nil }

    /// A lone rollback must be seen whole; of many records, or the items of a retry, at least three lines at a time.
    private var fits: Bool { roomForTargets >= neededForTargets && innerWidth >= 50 }

    /// True where what is typed counts: all of it fits, or has been in sight.
    var takesText: Bool { fits && !isAnswerless && confirmation.wasReadToTheEnd }

    /// True when the last of the records is in sight.
    var showsTheEnd: Bool { fits && first + roomForTargets >= text.targets.count }

    private var neededForTargets: Int {
        // Each record has a line at least, so that many of them need not be described to know this.
        if !isShort, plan.targets.count >= 3 { return 3 }
        return isShort ? text.targets.count : min(text.targets.count, 3)
    }

    /// What a lone rollback, or a refusal, has to say is cut to a few lines; a retry names each of its items.
    private var isShort: Bool { plan.targets.count == 1 && (plan.kind == .rollback || isAnswerless) }

    private var scrolls: Bool { text.targets.count > roomForTargets }

    /// Lines that one press of PgDn moves by.
    var page: Int { max(1, roomForTargets - 1) }

    /// The first line in sight; a terminal that has grown shows more than was scrolled to.
    private var first: Int { scroll(to: confirmation.scroll) }

    func scroll(by step: Int) -> Int { scroll(to: first + step) }

    func scroll(to line: Int) -> Int { min(max(line, 0), max(0, text.targets.count - roomForTargets)) }

    func draw(on frame: inout Frame) {
        guard fits else {
            drawTooSmall(on: &frame)
            return
        }
        let targets = text.targets.dropFirst(first).prefix(roomForTargets)
        var lines = text.head + targets + text.tail
        // A blank line, or the reason why the last Enter did nothing, where there is room for it.
        let hasGap = !isAnswerless && lines.count + promptHeight + 3 <= size.rows
        if hasGap { lines.append(Line(confirmation.refusal ?? "", .bad)) }
        let height = lines.count + promptHeight + 2
        let top = max(0, (size.rows - height) / 2)
        let left = (size.columns - width) / 2
        frame.box(top..<top + height, left..<left + width, title: text.title)
        for (offset, line) in lines.enumerated() { frame.put(line, top + 1 + offset, left + 2, width: innerWidth) }
        drawPrompt(on: &frame, row: top + 1 + lines.count, column: left + 2, refusal: hasGap ? nil : confirmation.refusal)
        if scrolls { drawPlace(on: &frame, row: top + height - 1, right: left + width) }
    }

    /// The question in lines; the field follows the last one.
    private var question: [String] {
        let answers = plan.answers
        guard let all = answers.first?.text else { return [] }
        let verb = plan.kind.verb
        guard answers.count > 1 else { return ["Type \(all) and press Enter to \(verb): "] }
        return ["Type \(all) and press Enter to \(verb) all,", "or the number of one item for that one alone: "]
    }

    /// What stands in the place of the question while it takes no answer; nil when it does.
    private var wordsInstead: String? {
        if !confirmation.isArmed(at: now) { return "One moment …" }
        return confirmation.wasReadToTheEnd ? nil : "Read on to the last line first: Down PgDn End."
    }

    private func drawPrompt(on frame: inout Frame, row: Int, column: Int, refusal: String?) {
        guard !isAnswerless else {
            let detail = plan.targets.count == 1 ? "  \(keys[.open]): detail" : ""
            frame.put("Esc: back\(detail)  \(keys[.requests]): requests", row, column, .muted)
            frame.cursor = Position(row: row, column: column)
            return
        }
        let last = row + question.count
        let esc = refusal.map { Line("\($0) ", .bad) } ?? Line()
        frame.put(esc + Line("Esc: change nothing", .muted), last, column, width: innerWidth)
        if let wordsInstead {
            frame.put(wordsInstead, row, column, .warning)
            frame.cursor = Position(row: row, column: column)
            return
        }
        for (offset, line) in question.enumerated() { frame.put(line, row + offset, column) }
        drawField(on: &frame, row: last - 1, column: column, after: question.last?.cellWidth ?? 0)
    }

    private func drawField(on frame: inout Frame, row: Int, column: Int, after width: Int) {
        let room = max(1, innerWidth - width)
        let field = confirmation.field
        // Of a text too long for its place the part around the cursor is seen.
        var start = field.text.startIndex
        let cursor = field.text.index(start, offsetBy: field.cursor)
        while start < cursor, String(field.text[start..<cursor]).cellWidth > room - 1 { start = field.text.index(after: start) }
        frame.put(String(field.text[start...]), row, column + width, .field, width: room)
        frame.cursor = Position(row: row, column: column + width + String(field.text[start..<cursor]).cellWidth)
    }

    /// Says on the lower edge how much of a long list is in sight.
    private func drawPlace(on frame: inout Frame, row: Int, right: Int) {
        let last = min(first + roomForTargets, text.targets.count)
        let place = " lines \(first + 1) to \(last) of \(text.targets.count), Down Up PgDn PgUp move "
        frame.put(place, row, max(1, right - place.cellWidth - 2), .warning)
    }

    private func drawTooSmall(on frame: inout Frame) {
        let rows = size.rows + max(0, neededForTargets - roomForTargets)
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
