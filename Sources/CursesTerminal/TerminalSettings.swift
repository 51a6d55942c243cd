public import BrowserUI

/// How the operator wants the terminal used; what it is able to do is found out when it is opened.
nonisolated public struct TerminalSettings: Hashable, Sendable {
    public var wantsColours: Bool
    /// ASCII alone is sent, whatever the locale would allow.
    public var isASCII: Bool
    public var theme: Theme
    public var ambiguousWidth: AmbiguousWidth
    /// Nothing but bold; goes before colours and theme.
    public var isLowBandwidth: Bool

    public init(
        wantsColours: Bool = true, isASCII: Bool = false, theme: Theme = .standard,
        ambiguousWidth: AmbiguousWidth = .narrow, isLowBandwidth: Bool = false
    ) {
        self.wantsColours = wantsColours
        self.isASCII = isASCII
        self.theme = theme
        self.ambiguousWidth = ambiguousWidth
        self.isLowBandwidth = isLowBandwidth
    }
}
