/// One resource in two looks at the same record; nil where a look does not show it.
public struct ItemPair: Hashable, Sendable {
    /// As it was seen; nil for an item that is new.
    public var old: DeployItem?
    /// As it is now; nil for an item that is gone.
    public var new: DeployItem?

    private typealias Claim = (DeployItem, DeployItem) -> Bool

    /// Every item of both looks once, in the order of the older one; what only the newer one shows comes last.
    ///
    /// Items at one place belong together by their number, else by their domains: a listener can have a rule for each of
    /// several domains, and a task of its own can count its items anew.
    /// - Parameter orByPlace: pairs what is left at a place in order, as items whose domains have changed.
    public static func pairs(of old: [DeployItem], with new: [DeployItem], orByPlace: Bool = false) -> [ItemPair] {
        let isSameNumber: Claim = { $0.id > 0 && $0.id == $1.id }
        let isSameName: Claim = { $0.sortedDomains == $1.sortedDomains }
        let claims = [isSameNumber, isSameName] + (orByPlace ? [{ _, _ in true }] : [])
        var free = Dictionary(grouping: new.indices) { new[$0].place }
        var partners = [Int?](repeating: nil, count: old.count)
        for isSame in claims {
            for index in old.indices where partners[index] == nil {
                let place = old[index].place
                guard let found = free[place]?.firstIndex(where: { isSame(old[index], new[$0]) }) else { continue }
                partners[index] = free[place]?.remove(at: found)
            }
        }
        let rest = free.values.joined().sorted()
        return zip(old, partners).map { ItemPair(old: $0, new: $1.map { new[$0] }) }
            + rest.map { ItemPair(old: nil, new: new[$0]) }
    }
}

extension DeployItem {
    /// Where it is: load balancer, listener and port.
    var place: String {
        [instanceID, listenerID.isEmpty ? listenerAddress : listenerID].filter { !$0.isEmpty }.joined(separator: " ")
    }

    var sortedDomains: String { domains.sorted().joined(separator: ", ") }
}
