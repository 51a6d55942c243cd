extension Theme {
    static let all: [(name: String, theme: Theme)] = [
        ("default", standard), ("dark", dark), ("light", light), ("high-contrast", highContrast), ("mono", mono),
    ]

    /// Can be read on black and on white. Of the eight old colours only red and magenta can.
    public static let standard = Theme(
        bases.merging([
            .muted: Look([], .number(243)), .good: Look([], .number(29)), .warning: Look([.bold], .number(130)),
            .bad: Look([.bold], .number(196)),
        ]) { $1 },
        few: [.muted: Look(), .good: Look(), .warning: Look([.bold], .magenta), .bad: Look([.bold], .red)])

    /// More colours, for a dark background alone.
    static let dark = Theme(
        bases.merging([
            .muted: Look([], .number(248)), .good: Look([], .number(79)), .warning: Look([.bold], .number(221)),
            .bad: Look([.bold], .number(210)),
        ]) { $1 },
        few: [
            .muted: Look([], .cyan), .good: Look([], .green), .warning: Look([.bold], .yellow), .bad: Look([.bold], .red),
        ])

    /// More colours, for a light background alone.
    static let light = Theme(
        bases.merging([
            .muted: Look([], .number(240)), .good: Look([], .number(23)), .warning: Look([.bold], .number(94)),
            .bad: Look([.bold], .number(124)),
        ]) { $1 },
        few: [.muted: Look(), .good: Look([], .blue), .warning: Look([.bold], .magenta), .bad: Look([.bold], .red)])

    /// Nothing fainter than the terminal's own text; what matters differs by its shape.
    static let highContrast = Theme([
        .title: Look([.bold]), .selected: Look([.bold, .reverse]), .good: Look([.bold]), .warning: Look([.bold, .underline]),
        .bad: Look([.bold, .reverse]), .field: Look([.bold, .underline]),
    ])

    static let mono = Theme(bases)

    /// For slow links: an attribute more on a row is all of the row sent anew.
    public static let lowBandwidth = Theme([
        .title: Look([.bold]), .selected: Look([.bold]), .warning: Look([.bold]), .bad: Look([.bold]),
    ])

    /// What all but the loudest have in common: told apart without any colour.
    private static let bases: [Style: Look] = [
        .title: Look([.bold]), .selected: Look([.reverse]), .warning: Look([.bold]), .bad: Look([.bold]),
        .field: Look([.underline]),
    ]
}

extension Colour {
    fileprivate static let red = Colour.number(1)
    fileprivate static let green = Colour.number(2)
    fileprivate static let yellow = Colour.number(3)
    fileprivate static let blue = Colour.number(4)
    fileprivate static let magenta = Colour.number(5)
    fileprivate static let cyan = Colour.number(6)
}
