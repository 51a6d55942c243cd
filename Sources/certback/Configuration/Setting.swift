/// A setting: one name in the file, as a flag (`--read-only`) and as a variable (`CERTBACK_READ_ONLY`).
struct Setting: Hashable, Sendable {
    /// What the file may hold under its name.
    enum Shape: Hashable, Sendable {
        case text
        /// A list, or one text with commas.
        case list
        /// Names of the operator's, or of certback's, each with a text or a list.
        case table
        /// One text, or a table.
        case textOrTable
    }

    let name: String
    let shape: Shape
    /// False for what holds whatever the profile.
    let isPerProfile: Bool
    let help: String

    private init(_ name: String, _ shape: Shape = .text, isPerProfile: Bool = true, help: String) {
        self.name = name
        self.shape = shape
        self.isPerProfile = isPerProfile
        self.help = help
    }

    var flag: String { "--\(name)" }

    /// Tables stand in the file alone.
    var variable: String? { shape == .table ? nil : Self.variablePrefix + name.uppercased().replacing("-", with: "_") }

    static let variablePrefix = "CERTBACK_"

    static let profile = Setting("profile", isPerProfile: false, help: "the profile in force")
    static let endpoint = Setting("endpoint", help: "where to ask")
    static let caFile = Setting(
        "ca-file", help: "who may vouch for the API's certificate, in PEM; the system's authorities unless given")
    static let region = Setting("region", help: "sent with each request")
    static let readOnly = Setting("read-only", help: "nothing can be changed")
    static let cache = Setting("cache", help: "folder of the local copies of records")
    static let state = Setting("state", help: "folder of the journal and the log")
    static let ageLimit = Setting("age-limit", help: "from when on the list reads STALE: 15m, 2h")
    static let requestRate = Setting("request-rate", help: "requests a second at the most, 1 to 20")
    static let markLimit = Setting("mark-limit", help: "records that can be marked at once, 1 to 500")
    static let families = Setting("families", .list, help: "whose records are listed: upload, update")
    static let columns = Setting("columns", .list, help: "columns of the list, in their order")
    static let color = Setting("color", help: "yes, or no for bold and underlined alone")
    static let theme = Setting("theme", .textOrTable, help: "the look of each role")
    static let header = Setting("header", help: "the look of the first line: bold white on red")
    static let ascii = Setting("ascii", help: "ASCII alone is sent")
    static let ambiguousWidth = Setting("ambiguous-width", help: "narrow, or wide where lines and Greek take two cells")
    static let lowBandwidth = Setting("low-bandwidth", help: "for slow links")
    static let logLevel = Setting("log-level", help: "trace, debug, info, notice, warning, error or critical")
    static let language = Setting("language", help: "en or zh: of explanations and of the API's messages")
    static let keys = Setting("keys", .table, isPerProfile: false, help: "keys of commands")
    static let filters = Setting("filters", .table, isPerProfile: false, help: "filters typed as @name")
    static let profiles = Setting("profiles", .table, isPerProfile: false, help: "settings by profile")

    static let all = [
        profile, endpoint, caFile, region, readOnly, cache, state, ageLimit, requestRate, markLimit, families, columns, color,
        theme,
        header, ascii, ambiguousWidth, lowBandwidth, logLevel, language, keys, filters, profiles,
    ]

    static func named(_ name: String) -> Setting? { all.first { $0.name == name } }
}
