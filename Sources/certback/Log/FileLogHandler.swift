import Foundation
import Logging
import RecordModel

/// Writes log messages as lines: time in UTC, level, process, message, and what belongs to it as `name=value`.
struct FileLogHandler: LogHandler {
    let file: LogFile
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    /// Nothing of a log line is longer: whatever an answer holds, it does not fill the disk.
    private static let longest = 2000

    init(file: LogFile, level: Logger.Level) {
        self.file = file
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let time = Date.now.formatted(
            .iso8601.year().month().day().timeZone(separator: .omitted).time(includingFractionalSeconds: true))
        let facts = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        let text = facts.reduce("\(event.message)") { "\($0) \($1.key)=\(Self.quoted("\($1.value)"))" }
        file.add("\(time) \(event.level.rawValue) \(getpid()) \(text.cleaned.prefix(Self.longest))")
    }

    private static func quoted(_ text: String) -> String {
        guard text.isEmpty || text.contains(where: { $0 == " " || $0 == "\"" || $0 == "=" }) else { return text }
        return "\"\(text.replacing("\"", with: "'"))\""
    }
}
