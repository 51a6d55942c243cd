/// What a piece of text is, not how it looks: the terminal's driver turns roles into colours and attributes.
public enum Style: UInt8, Hashable, Sendable, CaseIterable {
    case normal
    /// The header line.
    case title
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
