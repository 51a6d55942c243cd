import Foundation
import RecordModel
import Yams

/// What a configuration file says, each value with its line; what it cannot say is an error.
struct ConfigurationFile: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        var values: [String]
        var line: Int

        /// A list as it would be written in a variable.
        var text: String { values.joined(separator: ",") }
    }

    let path: String
    /// False for an operator who has none.
    let isThere: Bool
    /// By the names on the way to each: `["profiles", "prod", "read-only"]`.
    private(set) var entries: [[String]: Entry] = [:]
    /// The profiles by their names and lines, those too that change nothing.
    private(set) var profiles: [String: Int] = [:]

    private static let largest = 1_000_000

    /// A file that is not there says nothing.
    init(path: String) {
        self.path = path
        isThere = false
    }

    /// - Throws: a ``ConfigurationError`` for a file that cannot be read or says what certback does not know.
    init(readingFrom path: String) throws(ConfigurationError) {
        let data: Data
        do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
            throw ConfigurationError(place: path, message: "it cannot be read: \(SystemWords.of(error))")
        }
        guard data.count <= Self.largest, let text = String(validating: data, as: UTF8.self) else {
            throw ConfigurationError(place: path, message: "it is no text in UTF-8 of at most a megabyte")
        }
        try self.init(text, path: path)
    }

    init(_ text: String, path: String) throws(ConfigurationError) {
        self.path = path
        isThere = true
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch { throw Self.syntaxError(error, path: path) }
        // Comments alone are a file that says nothing.
        guard let root, root.scalar?.string.isEmpty != true else { return }
        try takeSettings(of: root, below: [])
    }

    /// The value of a setting; of the profile where one is given.
    func entry(_ setting: Setting, profile: String? = nil) -> Entry? {
        entries[(profile.map { ["profiles", $0] } ?? []) + [setting.name]]
    }

    /// What a table holds, by name.
    func table(_ setting: Setting, profile: String? = nil) -> [String: Entry] {
        let path = (profile.map { ["profiles", $0] } ?? []) + [setting.name]
        let below = entries.filter { $0.key.count == path.count + 1 && $0.key.starts(with: path) }
        return Dictionary(uniqueKeysWithValues: below.map { ($0.key[path.count], $0.value) })
    }

    func place(_ line: Int) -> String { "\(path):\(line)" }

    private static func syntaxError(_ error: any Error, path: String) -> ConfigurationError {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            ConfigurationError(place: "\(path):\(mark.line)", message: "this is no YAML: \(problem)")
        case .reader(let problem, let offset, _, let yaml):
            ConfigurationError(
                place: "\(path):\(yaml.prefix(offset ?? 0).count { $0.isNewline } + 1)", message: "this is no YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            ConfigurationError(
                place: "\(path):\(context.mark.line)",
                message: "\(duplicates.sorted().joined(separator: ", ")) stands here twice")
        default: ConfigurationError(place: path, message: "this is no YAML: \(error)")
        }
    }

    /// The settings of the file, or of one profile.
    private mutating func takeSettings(of node: Node, below path: [String]) throws(ConfigurationError) {
        let known = Setting.all.filter { path.isEmpty || $0.isPerProfile }
        for (name, value, line) in try pairs(of: node, called: path.last ?? "the file") {
            guard let setting = known.first(where: { $0.name == name }) else {
                throw unknown(name, line: line, inProfile: path.last, known: known)
            }
            if setting == .profiles { try takeProfiles(of: value) } else { try take(setting, value, line: line, below: path) }
        }
    }

    private mutating func takeProfiles(of node: Node) throws(ConfigurationError) {
        for (name, value, line) in try pairs(of: node, called: "profiles") {
            try check(name, line: line)
            profiles[name] = line
            if !value.isEmpty { try takeSettings(of: value, below: ["profiles", name]) }
        }
    }

    private mutating func take(_ setting: Setting, _ node: Node, line: Int, below path: [String]) throws(ConfigurationError) {
        let path = path + [setting.name]
        switch setting.shape {
        case .text where node.sequence != nil:
            throw ConfigurationError(place: place(line), message: "\(setting.name) takes one value, not a list")
        case .text, .list:
            entries[path] = try entry(node, line: line, called: setting.name)
        case .textOrTable where node.mapping == nil:
            entries[path] = try entry(node, line: line, called: setting.name)
        case .table, .textOrTable:
            for (name, value, line) in try pairs(of: node, called: setting.name) {
                try check(name, line: line)
                entries[path + [name]] = try entry(value, line: line, called: name)
            }
        }
    }

    private func entry(_ node: Node, line: Int, called name: String) throws(ConfigurationError) -> Entry {
        if let text = node.scalar?.string { return Entry(values: [text.cleaned], line: line) }
        let values = node.sequence?.map { $0.scalar?.string }
        guard let values, let texts = values as? [String] else {
            throw ConfigurationError(place: place(line), message: "\(name) takes one value, or a list of values as in [a, b]")
        }
        return Entry(values: texts.map(\.cleaned), line: line)
    }

    private func pairs(of node: Node, called name: String) throws(ConfigurationError) -> [(name: String, value: Node, line: Int)]
    {
        if node.isEmpty { return [] }
        guard let mapping = node.mapping else {
            let line = node.mark?.line ?? 1
            throw ConfigurationError(
                place: place(line), message: "\(name) holds names with values, one a line, as in \"name: value\"")
        }
        var pairs: [(name: String, value: Node, line: Int)] = []
        for (key, value) in mapping {
            let line = key.mark?.line ?? 1
            guard let name = key.scalar?.string else { throw ConfigurationError(place: place(line), message: "this is no name") }
            pairs.append((name.cleaned, value, line))
        }
        return pairs
    }

    private func unknown(_ name: String, line: Int, inProfile profile: String?, known: [Setting]) -> ConfigurationError {
        if name.lowercased().contains("secret") || name.lowercased().contains("token") {
            return ConfigurationError(
                place: place(line), message: "a secret does not belong here: certback takes it from the environment")
        }
        if profile != nil, Setting.named(name) != nil {
            return ConfigurationError(
                place: place(line), message: "\(name) holds for every profile: it stands at the top of the file")
        }
        let hint = Spelling.hint(for: name, among: known.map(\.name))
        return ConfigurationError(place: place(line), message: "there is no setting \"\(name)\"\(hint)")
    }

    /// Names stand in filters, headers and paths of settings.
    private func check(_ name: String, line: Int) throws(ConfigurationError) {
        let isPlain =
            !name.isEmpty
            && name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains($0) }
        guard !isPlain else { return }
        throw ConfigurationError(place: place(line), message: "\"\(name)\" is no name: letters, digits, - _ and . make one")
    }
}

extension Node {
    /// `name:` with nothing behind it.
    fileprivate var isEmpty: Bool { scalar.map { $0.string.isEmpty || $0.string == "~" || $0.string == "null" } ?? false }
}
