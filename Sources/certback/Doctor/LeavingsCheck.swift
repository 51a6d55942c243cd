import BrowserUI
import Foundation
import RecordModel

/// The log, and the files that crashes have left beside it.
struct LeavingsCheck {
    /// A file, without anything of what is in it.
    struct Leaving: Hashable, Sendable {
        var name: String
        var bytes: UInt64
        var changedAt: Date
        var isPlainFile = true
    }

    private let folder: String
    private let zone: UTCOffset

    init(folder: String, zone: UTCOffset) {
        self.folder = folder
        self.zone = zone
    }

    func findings() -> [Finding] { findings(Self.leavings(in: folder)) }

    func findings(_ files: [Leaving]) -> [Finding] { [log(files.filter { $0.name.hasPrefix("certback.log") }), crashes(files)] }

    private func log(_ files: [Leaving]) -> Finding {
        guard let current = files.first(where: { $0.name == "certback.log" }) else { return .ok(.log, "none yet") }
        guard current.isPlainFile else {
            return .warn(
                .log, "\(folder)/certback.log is no file, so that nothing can be logged", remedy: "Move away what stands there.")
        }
        let former = files.count - 1
        let more = former == 0 ? "" : " and \(former.counted("former one"))"
        let size = files.map(\.bytes).reduce(0, +).spoken
        return .ok(.log, "\(folder)/certback.log\(more), \(size)")
    }

    private func crashes(_ files: [Leaving]) -> Finding {
        let crashes = files.filter { $0.name.hasPrefix("crash-") && $0.name.hasSuffix(".txt") }
        guard let newest = crashes.max(by: { $0.changedAt < $1.changedAt }) else { return .ok(.crashes, "none") }
        return .warn(
            .crashes,
            "\(crashes.count.counted("file")) of a crash or of kill -QUIT, the newest \(newest.name) of \(zone.dateAndTime(newest.changedAt)) \(zone.label)",
            remedy: "Send it along with what you did, then delete it: \(folder)/\(newest.name)")
    }

    private static func leavings(in folder: String) -> [Leaving] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().compactMap { name in
            guard let facts = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)") else { return nil }
            return Leaving(
                name: name, bytes: (facts[.size] as? NSNumber)?.uint64Value ?? 0,
                changedAt: facts[.modificationDate] as? Date ?? .distantPast,
                isPlainFile: facts[.type] as? FileAttributeType == .typeRegular)
        }
    }
}
