import Foundation
import GRDB

/// Why the cache or the journal cannot be used; the file is left as it is.
public struct StoreError: Error, Hashable, Sendable {
    /// Which of the two files.
    public enum Store: Hashable, Sendable {
        /// The local copy of records, which can be fetched anew.
        case cache
        /// What was asked of the cloud, which cannot.
        case journal
    }

    /// What is wrong with it.
    public enum Reason: Hashable, Sendable {
        /// Missing rights, a full disk, a folder in its place.
        case unusable
        /// Written by a newer certback.
        case newer
        /// Not a database, or one that does not hold together.
        case damaged
        /// The journal holds a change of this record that has not ended.
        case alreadyLive
    }

    /// Which file it is about.
    public var store: Store
    /// What is wrong, for code that decides by it.
    public var reason: Reason
    /// Where the file is, or should be.
    public var path: String
    /// The system's or SQLite's own words.
    public var message: String

    init(_ store: Store, _ reason: Reason, path: String, message: String = "") {
        self.store = store
        self.reason = reason
        self.path = path
        self.message = message
    }

    /// Of the system, without the names that programs have for it.
    private static func words(of error: any Error) -> String {
        switch error {
        case let error as OpeningTurn.Failure: unsafe String(cString: strerror(error.code))
        case let error as CocoaError: (error.underlying as? POSIXError)?.localizedDescription ?? error.localizedDescription
        default: "\(error)"
        }
    }

    init(_ store: Store, path: String, underlying error: any Error) {
        if let error = error as? StoreError {
            self = error
            return
        }
        let database = error as? DatabaseError
        // A row of the journal that cannot be read may be the one that says what is under way.
        let isUnreadable = store == .journal && error is DecodingError
        let isForeign = isUnreadable || database?.resultCode == .SQLITE_NOTADB || database?.resultCode == .SQLITE_CORRUPT
        self.init(store, isForeign ? .damaged : .unusable, path: path, message: database?.message ?? Self.words(of: error))
    }
}
