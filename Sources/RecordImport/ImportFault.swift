import RecordModel

/// What could not be imported, and why; safe to show on a terminal.
public struct ImportFault: Error, Hashable, Sendable {
    public var file: String
    /// Nil where the file as a whole is meant.
    public var line: Int?
    public var reason: String
    /// False where nothing is wrong, but somebody may wonder: the file is empty.
    public var isFailure = true

    init(file: String, line: Int? = nil, reason: String, isFailure: Bool = true) {
        self.file = file.cleaned
        self.line = line
        self.reason = reason.cleaned
        self.isFailure = isFailure
    }

    /// `records.jsonl:12: no record of the list: Status is missing`.
    public var text: String { "\(file):\(line.map { "\($0):" } ?? "") \(reason)" }
}
