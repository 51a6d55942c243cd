import FoundationEssentials
import RecordModel

extension AppState {
    /// - Parameter all: the whole list, not only what has changed.
    mutating func synchronise(all: Bool = false) -> [Effect] {
        guard !sync.isRunning else {
            notice = "A synchronisation is running already."
            return []
        }
        sync.isRunning = true
        sync.failure = nil
        sync.progress = nil
        return [all ? .synchroniseAll : .synchronise]
    }

    mutating func reduceSync(_ event: Event) -> [Effect] {
        switch event {
        case .ageRead(let age):
            let isFirst = sync.age == nil
            sync.age = age
            // At start: records nobody should trust are fetched anew without being asked.
            return isFirst && isCacheStale ? synchronise() : []
        case .syncProgressed(let progress):
            if progress.stage != .details { sync.progress = progress }
            return refresh()
        case .syncEnded(let failure):
            sync.isRunning = false
            sync.failure = failure
            return (failure.map { show($0) } ?? []) + reload()
        case .detailsEnded(let failure):
            notice = "Details are not read ahead any more: \(failure.title). \(keys[.synchronise]) tries again."
            return []
        default:
            return []
        }
    }

    /// True for a cache that is empty, incomplete or past its limit.
    var isCacheStale: Bool {
        sync.age?.isStale(at: now, limit: session.ageLimit) ?? true
    }
}
