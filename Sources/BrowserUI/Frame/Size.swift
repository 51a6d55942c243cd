/// Rows and columns of a terminal.
public struct Size: Hashable, Sendable {
    public var columns: Int
    public var rows: Int

    public init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    /// The smallest terminal the screens are made for.
    static let smallest = Size(columns: 60, rows: 15)

    /// From here on the detail stands beside the list.
    static let wideColumns = 132
}

/// A cell of the terminal, counted from the upper left corner.
public struct Position: Hashable, Sendable {
    public var row: Int
    public var column: Int

    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}
