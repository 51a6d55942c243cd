import Foundation

/// The settings in force, for people.
struct ConfigText {
    private let configuration: Configuration

    init(_ configuration: Configuration) { self.configuration = configuration }

    var text: String {
        let rows = configuration.rows
        let nameWidth = rows.map(\.name.count).max() ?? 0
        let valueWidth = min(40, rows.map(\.value.count).max() ?? 0)
        let lines = rows.map { row in
            let name = row.name.padding(toLength: nameWidth, withPad: " ", startingAt: 0)
            let value = row.value.padding(toLength: max(valueWidth, row.value.count), withPad: " ", startingAt: 0)
            return "\(name)  \(value)  \(row.origin.place)"
        }
        return ([head] + lines).joined(separator: "\n")
    }

    private var head: String {
        let profiles = configuration.file.profiles.keys.sorted().joined(separator: ", ")
        return "file      \(configuration.file.path)\(configuration.file.isThere ? "" : " (not there)")"
            + "\nprofiles  \(profiles.isEmpty ? "none" : profiles)\n"
    }
}

extension JSONOutput {
    /// What `certback config --format json` prints.
    struct Settings: Encodable {
        struct Row: Encodable {
            var name: String
            var value: String
            var origin: String
        }

        var file: String
        var isThere: Bool
        var profiles: [String]
        var settings: [Row]

        init(_ configuration: Configuration) {
            file = configuration.file.path
            isThere = configuration.file.isThere
            profiles = configuration.file.profiles.keys.sorted()
            settings = configuration.rows.map { Row(name: $0.name, value: $0.value, origin: $0.origin.place) }
        }
    }
}
