/// Where the parts of the list screen stand, by the size of the terminal alone.
struct ListLayout: Hashable, Sendable {
    let size: Size
    /// Columns the list may use.
    let listWidth: Int
    /// Rows of records.
    let listHeight: Int
    /// The detail of the row under the cursor: beside the list on wide terminals, else below it.
    let pane: Pane?

    struct Pane: Hashable, Sendable {
        /// The row with the record's id; the text follows it.
        var titleRow: Int
        var column: Int
        var width: Int
        var height: Int
    }

    static let firstListRow = 3

    /// - Parameter hasPane: false gives the list all of the room.
    init(_ size: Size, hasPane: Bool = true) {
        self.size = size
        let bodyRows = max(0, size.rows - Self.firstListRow - 2)
        if !hasPane {
            listWidth = size.columns
            listHeight = bodyRows
            pane = nil
        } else if size.columns >= Size.wideColumns {
            listWidth = max(78, size.columns * 3 / 5)
            listHeight = bodyRows
            pane = Pane(
                titleRow: Self.firstListRow - 1, column: listWidth + 2, width: size.columns - listWidth - 2, height: bodyRows)
        } else {
            listWidth = size.columns
            let height = min(max(size.rows / 4, 3), 14)
            listHeight = max(0, bodyRows - height - 1)
            pane = Pane(titleRow: Self.firstListRow + listHeight, column: 0, width: size.columns, height: height)
        }
    }

    var statusRow: Int { size.rows - 2 }
    var footerRow: Int { size.rows - 1 }
}

extension AppState {
    /// A pane would be sent anew with each row the cursor moves.
    var layout: ListLayout { ListLayout(size, hasPane: !session.isLowBandwidth) }
}
