import APICore
import BrowserUI
import Foundation
import RecordModel
import RecordStore
import Rollback

/// Whether cache and journal can be read to their last page, and what they hold that somebody should know of.
struct StoreCheck {
    let guide: ErrorGuide
    let zone: UTCOffset
    let now: Date
    /// Whether a process lives that holds a change; nil where that cannot be known.
    let isAlive: (Operator) -> Bool?

    func finding(cache: StoreInspection) -> Finding {
        if let broken = broken(.cache, cache, missing: "none yet; the first synchronisation makes it") { return broken }
        let records = cache.rows.counted("record")
        guard let age = cache.age else { return .ok(.cache, "\(size(cache))\(outdated(cache))") }
        guard let completedAt = age.completedAt else {
            return .warn(
                .cache, "\(records), incomplete: no synchronisation has reached the end, \(size(cache))",
                remedy: "Run certback sync.")
        }
        return .ok(.cache, "\(records), synchronised \(spoken(completedAt)), \(size(cache))\(doubt(cache))")
    }

    func finding(journal: StoreInspection) -> Finding {
        if let broken = broken(.journal, journal, missing: "none yet; it will be made") { return broken }
        if journal.schema == 0 {
            return .warn(
                .journal, "\(journal.path) is empty: it knows nothing of what was begun",
                remedy:
                    "Nothing where nothing was ever changed from here. Else look at the records themselves before changing any.")
        }
        if journal.schema < journal.knownSchema { return .ok(.journal, "\(size(journal))\(outdated(journal))") }
        let changes = journal.rows.counted("change")
        guard !journal.unsettled.isEmpty else {
            return .ok(.journal, "\(changes), all settled, \(size(journal))\(doubt(journal))")
        }
        let left = journal.unsettled.filter { isAlive($0.heldBy) != true }
        guard !left.isEmpty else {
            let holders = Set(journal.unsettled.map(\.heldBy.process)).sorted().map(String.init).joined(separator: ", ")
            return .ok(
                .journal, "\(changes), \(journal.unsettled.count) under way, followed by process \(holders)\(doubt(journal))")
        }
        let named = left.prefix(3).map { "\($0.title) \($0.state.word) since \(time($0.steppedAt))" }
        let more = left.count > named.count ? ["\(left.count - named.count) more"] : []
        return .warn(
            .journal,
            "\(changes), \(left.count) not settled: \((named + more).joined(separator: "; "))\(doubt(journal))",
            remedy: "certback journal --follow looks them up until they are settled, and sends nothing.")
    }

    /// Nil for what can be read.
    private func broken(_ check: Finding.Check, _ store: StoreInspection, missing: String) -> Finding? {
        switch store.condition {
        case .sound, .soundSoFar: nil
        case .missing: .ok(check, missing)
        case .unfinished:
            .warn(
                check, "\(store.path) was cut off while it was being made",
                remedy: "Nothing: the next command that opens it puts it in order.")
        case .unusable(let error): .fail(check, guide.explain(error))
        }
    }

    private func outdated(_ store: StoreInspection) -> String {
        ", step \(store.schema) of \(store.knownSchema) of its schema: brought up to date when it is opened"
    }

    private func doubt(_ store: StoreInspection) -> String {
        store.condition == .soundSoFar ? "; too large to be read through in two seconds, in order as far as read" : ""
    }

    private func size(_ store: StoreInspection) -> String { UInt64(store.bytes).spoken }

    private func time(_ date: Date) -> String { "\(zone.dateAndTime(date)) \(zone.label)" }

    private func spoken(_ date: Date) -> String {
        let minutes = Int(now.timeIntervalSince(date) / 60)
        return minutes < 120 ? "\(max(0, minutes)) min ago" : time(date)
    }
}
