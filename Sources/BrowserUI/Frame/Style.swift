/// What a piece of text is, not how it looks: the terminal's driver turns roles into colours and attributes.
public enum Style: UInt8, Hashable, Sendable, CaseIterable {
    case normal
    /// Titles of pages and boxes.
    case title
    /// The first line: whose records these are.
    case header
    /// Column names, rules, less important words.
    case muted
    /// The row under the cursor.
    case selected
    case good
    case warning
    case bad
    /// What the operator types.
    case field
}
