import CloudSimulator

extension CloudSimulator {
    /// The requests that would change something, whatever came of them.
    var changeRequests: [ReceivedRequest] { log.filter { $0.action.hasSuffix("Rollback") || $0.action.hasSuffix("Retry") } }

    /// Those that were carried out, answered or not.
    var changesBegun: [ReceivedRequest] { changeRequests.filter(\.wasCarriedOut) }
}
