extension [DeployTask] {
    /// Adds the items of a further page to the tasks they belong to; false when there was nothing new in it.
    public mutating func add(_ page: [DeployTask]) -> Bool {
        var hasGrown = false
        for more in page {
            guard let index = firstIndex(where: { $0.kind == more.kind && $0.createdAt == more.createdAt }) else { continue }
            let known = Set(self[index].items.map(\.id))
            let new = more.items.filter { !known.contains($0.id) }
            hasGrown = hasGrown || !new.isEmpty
            let items = self[index].items + new
            self[index] = more
            self[index].items = items
        }
        return hasGrown
    }
}

extension RecordDetail {
    /// True when the API counts more items of a task than have been read.
    public var lacksItems: Bool { tasks.contains { !$0.hasAllItems } }

    /// The detail together with a further page of it; nil where no items are missing, or the page brings none of them.
    public func completed(by page: RecordDetail) -> RecordDetail? {
        var whole = self
        guard lacksItems, whole.tasks.add(page.tasks) else { return nil }
        whole.readAt = max(readAt, page.readAt)
        return whole
    }
}
