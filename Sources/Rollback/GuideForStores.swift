public import APICore
public import RecordModel
public import RecordStore

extension ErrorGuide {
    /// Explains a failure of the cache or the journal; the file is named in the message.
    public func explain(_ error: StoreError) -> Explanation {
        let failure: ClientFailure =
            switch (error.store, error.reason) {
            case (_, .alreadyLive): .alreadyLive
            case (.cache, .unusable): .cacheUnreadable
            case (.cache, .newer): .cacheNewer
            case (.cache, .damaged): .cacheNotADatabase
            case (.journal, .newer): .journalNewer
            case (.journal, .unusable): .journalUnwritable
            case (.journal, .damaged): .journalDamaged
            }
        if failure == .alreadyLive { return explain(client: failure) }
        let message = error.message.isEmpty ? error.path : "\(error.path): \(error.message)"
        return explain(client: failure, message: message)
    }

    /// Explains whatever the procedures of this module can meet.
    public func explain(_ error: any Error) -> Explanation {
        switch error {
        case let error as APIError: explain(error)
        case let error as StoreError: explain(error)
        case let error as Explanation: error
        default: explain(client: .cancelled, message: error is CancellationError ? "" : "\(error)")
        }
    }
}
