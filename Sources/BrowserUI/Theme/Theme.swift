/// How each role of a frame looks.
///
/// Colour only repeats what words and marks say, so that every theme can be read without it. Backgrounds are left to the
/// terminal unless a look names one.
public struct Theme: Hashable, Sendable {
    private var looks: [Style: Look]
    /// Where a terminal has fewer than 256 colours, whose look depends on the operator's settings.
    private var plainLooks: [Style: Look]

    init(_ looks: [Style: Look], few: [Style: Look] = [:]) {
        self.looks = looks
        plainLooks = looks.merging(few) { $1 }
    }

    /// One of the ``names``.
    public init(named name: String) throws(ThemeError) {
        guard let theme = Self.all.first(where: { $0.name == name })?.theme else { throw .unknownTheme(name) }
        self = theme
    }

    public static var names: [String] { all.map(\.name) }

    /// Changes the look of a role, named as in ``Style``: `selected`, `good`, …
    public mutating func set(_ role: String, to words: String) throws(ThemeError) {
        guard let style = Style.allCases.first(where: { $0.name == role }) else { throw .unknownRole(role) }
        let look = try Look(parsing: words)
        guard style != .selected || look.standsOut else { throw .selectedIsHidden(words) }
        looks[style] = look
        plainLooks[style] = look
    }

    /// The look on a terminal of so many colours; 0 for none.
    public func look(of style: Style, colours: Int) -> Look {
        let looks = colours >= 256 ? looks : plainLooks
        let look = looks[style] ?? (style == .header ? looks[.title] : nil)
        return (look ?? Look()).within(colours)
    }
}

extension Style {
    /// As a theme names it.
    var name: String { "\(self)" }
}

/// Why a theme cannot be used, in a sentence that says what would be right.
public enum ThemeError: Error, Hashable, Sendable, CustomStringConvertible {
    case unknownTheme(String)
    case unknownRole(String)
    case unknownWord(String)
    /// `on` without a colour behind it.
    case unfinished
    case sameColours(String)
    case selectedIsHidden(String)

    public var description: String {
        switch self {
        case .unknownTheme(let name):
            "There is no theme \"\(name)\". There are: \(Theme.names.joined(separator: ", "))."
        case .unknownRole(let role):
            "A theme has no \"\(role)\". It has: \(Style.allCases.map(\.name).joined(separator: ", "))."
        case .unknownWord(let word):
            "\"\(word)\" is neither an attribute nor a colour. Attributes: \(Self.attributes). Colours: \(Self.colours)."
        case .unfinished: "\"on\" wants a colour behind it: \(Self.colours)."
        case .sameColours(let words): "\"\(words)\" could not be read: text and background are the same."
        case .selectedIsHidden(let words):
            "selected = \"\(words)\" could not be told from other rows without colours: add reverse or bold."
        }
    }

    private static let attributes = Look.Attribute.allCases.map(\.rawValue).joined(separator: ", ")
    private static let colours = "default, \(Colour.names.joined(separator: ", ")), each also bright-…, or a number from 0 to 255"
}
