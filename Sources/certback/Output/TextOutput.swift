import BrowserUI
import Foundation
import RecordModel

/// What `show` prints for people: an item a line, in columns; and the age of the cache for `list`.
struct TextOutput {
    let zone: UTCOffset

    /// - Parameter original: the record whose rollback ran in this one; nil for a deployment.
    func page(_ detail: RecordDetail, rollbackOf original: DeployRecord.ID? = nil) -> String {
        let what = original.map { " · the rollback of \($0)" } ?? ""
        let head = "record \(detail.id) · \(detail.statusWord ?? "-")\(what) · read \(time(detail.readAt))"
        return ([head] + detail.toldAsRollback(of: original).tasks.flatMap(lines(of:))).joined(separator: "\n")
    }

    /// `cache of 2026-11-24 14:02:11 +08, 3 min old`.
    func age(_ age: CacheAge, now: Date) -> String {
        guard let completedAt = age.completedAt else {
            return age.isPartial
                ? "The cache is incomplete: no synchronisation has reached the end. Run certback sync."
                : "The cache is empty. Run certback sync."
        }
        let minutes = Int(now.timeIntervalSince(completedAt) / 60)
        let partial = age.isPartial ? "; a later synchronisation did not reach the end" : ""
        return "Cache of \(time(completedAt)), \(minutes) min old\(partial)."
    }

    /// Why a list of that family may be empty although it has records.
    static func whyNothing(of family: RecordFamily) -> String {
        "The API lists no records of the family \(family.word); here are those alone that were looked at by their id, as with "
            + "certback show \(family.word)/42."
    }

    private func lines(of task: DeployTask) -> [String] {
        let progress = task.progress
        let counts =
            "\(progress.succeeded) of \(progress.total) succeeded, \(progress.failed) failed, \(progress.running) running"
        let place = task.rollbackRecord.map { " in \($0)" } ?? ""
        let head =
            "\(task.kind.word)\(place) · \(task.statusWord) · \(counts)" + (task.createdAt.map { " · began \(time($0))" } ?? "")
        let items = task.items.map { item in
            [
                "  " + item.instanceID, item.instanceName, item.listenerID, item.listenerAddress, item.region,
                item.domains.joined(separator: ","), task.word(for: item), item.errorMessage,
            ]
        }
        return [head] + (items.isEmpty ? [] : [Self.columns(items)])
    }

    private func time(_ date: Date) -> String { "\(zone.dateAndTime(date)) \(zone.label)" }

    /// Two spaces between columns, which line up with Chinese text too.
    private static func columns(_ rows: [[String]]) -> String {
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], cell.cellWidth)
            }
        }
        return rows.map { row in
            row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.cellWidth + 2)
            }.joined()
        }.joined(separator: "\n")
    }
}

extension DeployTask.Kind {
    /// `deployment`, `rollback`, or the number on the wire.
    var word: String {
        switch self {
        case .deployment: "deployment"
        case .rollback: "rollback"
        case .unknown(let code): "type \(code)"
        }
    }
}
