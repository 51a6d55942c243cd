extension StringProtocol {
    /// Cut wherever a row is full, blanks and all: a command or a body must not look other than it is.
    func cutIntoRows(of width: Int) -> [String] {
        if utf8.count <= width { return [String(self)] }
        var rows = [""]
        var taken = 0
        for character in self {
            let cells = character.cellWidth
            if taken + cells > width {
                rows.append("")
                taken = 0
            }
            rows[rows.count - 1].append(character)
            taken += cells
        }
        return rows
    }
}
