import RecordModel

/// How many records the filter lets through; counted beside the loading of rows, since that need not wait for it.
struct Counting: Hashable, Sendable {
    private(set) var generation = 0
    /// What is being counted; nil while nothing is.
    private var running: RecordFilter?
    /// The cache has changed while it was being counted.
    private var isOutdated = false
    private var counted: RecordFilter?
    private var latest: MatchCount?

    var isRunning: Bool { running != nil }

    /// What to count; nil while that very thing is being counted, which is then done once more.
    mutating func begin(_ filter: RecordFilter) -> Effect? {
        guard running != filter else {
            isOutdated = true
            return nil
        }
        generation += 1
        running = filter
        isOutdated = false
        return .count(filter, generation: generation)
    }

    mutating func take(_ new: MatchCount, generation: Int) -> Effect? {
        guard generation == self.generation, let filter = running else { return nil }
        // A number that was exact a moment ago says more than one that has only begun to grow.
        if new.isExact || counted != filter || latest?.isExact != true {
            counted = filter
            latest = new
        }
        guard new.isExact else { return nil }
        running = nil
        return isOutdated ? begin(filter) : nil
    }

    /// The counting has come to no end; the next change of filter or cache begins anew.
    ///
    /// - Returns: false for an older one.
    mutating func fail(generation: Int) -> Bool {
        guard generation == self.generation, running != nil else { return false }
        running = nil
        return true
    }

    /// For this filter, as far as it has been counted; nil before the first number.
    func count(for filter: RecordFilter) -> MatchCount? { counted == filter ? latest : nil }

    /// Of the whole cache, whatever was counted last.
    var total: Int? { latest?.total }
}
