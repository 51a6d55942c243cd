import FoundationEssentials
import RecordModel

/// The details read lately.
struct DetailShelf: Hashable, Sendable {
    /// What is known of one record's detail.
    struct Entry: Hashable, Sendable {
        var detail: RecordDetail?
        var failure: Explanation?
        var isFetching = false
        /// False until the cache has been asked.
        var wasRead = false
    }

    /// A record and since when the cursor has been on it.
    struct Rest: Hashable, Sendable {
        var id: DeployRecord.ID
        var since: Date

        /// When the API is asked: the cursor must have rested this long, so that scrolling asks nothing.
        var end: Date { since + 0.3 }
    }

    private var entries: [DeployRecord.ID: Entry] = [:]
    private var order: [DeployRecord.ID] = []
    /// The record the cursor rests on, whose detail is still to be fetched.
    var resting: Rest?
    /// The row the cursor was last seen on; only another one, or another status of it, is looked into anew.
    var lastRow: DeployRecord?

    private static let most = 100

    subscript(id: DeployRecord.ID) -> Entry { entries[id] ?? Entry() }

    mutating func change(_ id: DeployRecord.ID, _ change: (inout Entry) -> Void) {
        if entries[id] == nil {
            order.append(id)
            if order.count > Self.most { entries[order.removeFirst()] = nil }
        }
        change(&entries[id, default: Entry()])
    }
}
