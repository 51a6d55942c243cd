public import Foundation
public import RecordModel

/// What a synchronisation finds when it begins.
public struct SyncStart: Hashable, Sendable {
    /// How the API's list stood when the last run ended.
    public struct Known: Hashable, Sendable {
        /// The newest record of the list then.
        public var newest: DeployRecord.ID
        /// As the API counted.
        public var total: Int

        public init(newest: DeployRecord.ID, total: Int) {
            self.newest = newest
            self.total = total
        }
    }

    /// Nil before the first run has ended.
    public var known: Known?
    /// The pass this run belongs to; nil where only what has changed is to be read.
    public var pass: SyncPass?

    public init(known: Known?, pass: SyncPass?) {
        self.known = known
        self.pass = pass
    }
}

/// A reading of the API's whole list, which may take several runs.
public struct SyncPass: Hashable, Sendable {
    /// Tells it from passes before and after.
    public var number: Int
    /// The newest record of what has been read without a hole; nil before the first page.
    public var newest: DeployRecord.ID?
    /// Rows read without a hole, counted from the top of the list.
    public var received: Int
    /// The API's count of all when the last of them was read.
    public var total: Int

    public init(number: Int, newest: DeployRecord.ID? = nil, received: Int = 0, total: Int = 0) {
        self.number = number
        self.newest = newest
        self.received = received
        self.total = total
    }
}

/// How a run ended that was not cut off.
public struct SyncEnd: Hashable, Sendable {
    /// When it ended, by this machine's clock.
    public var at: Date
    /// The newest record it was given.
    public var newest: DeployRecord.ID?
    /// As the API counted last.
    public var total: Int
    /// The pass it has brought to its end; what that did not meet is marked as vanished.
    public var pass: Int?

    public init(at: Date, newest: DeployRecord.ID?, total: Int, pass: Int?) {
        self.at = at
        self.newest = newest
        self.total = total
        self.pass = pass
    }
}

/// What a page of the list brought.
public struct SavedPage: Hashable, Sendable {
    /// Records the cache did not have.
    public var added = 0
    /// Records that were there, and otherwise.
    public var changed = 0

    public init(added: Int = 0, changed: Int = 0) {
        self.added = added
        self.changed = changed
    }
}
