import RecordModel

/// An error in four answers; it stays until it is dismissed.
struct ExplanationPanel {
    private let explanation: Explanation
    private let size: Size

    init(_ explanation: Explanation, size: Size) {
        self.explanation = explanation
        self.size = size
    }

    private var width: Int { min(size.columns - 2, 100) }

    private var lines: [Line] {
        var answers = [
            ("what", explanation.what), ("changed?", explanation.changed), ("do", explanation.remedy),
            ("again?", explanation.again),
        ]
        if !explanation.message.isEmpty { answers.append(("message", explanation.message)) }
        if let requestID = explanation.requestID { answers.append(("RequestId", requestID.rawValue)) }
        return answers.flatMap { label, text in
            text.wrapped(to: width - 16).enumerated().map { line, part in
                Line((line == 0 ? label : "").padded(to: 12), .muted) + Line(part)
            }
        }
    }

    func draw(on frame: inout Frame) {
        let lines = lines
        // The status line below stays in sight: what happens meanwhile is told there.
        let height = min(size.rows - 2, lines.count + 3)
        let top = max(0, size.rows - 2 - height)
        let left = (size.columns - width) / 2
        frame.box(top..<top + height, left..<left + width, title: explanation.title)
        for (offset, line) in lines.prefix(height - 3).enumerated() {
            frame.put(line, top + 1 + offset, left + 2, width: width - 4)
        }
        frame.put("Esc: close", top + height - 2, left + 2, .muted)
        frame.cursor = Position(row: top + height - 2, column: left + 2)
    }
}
