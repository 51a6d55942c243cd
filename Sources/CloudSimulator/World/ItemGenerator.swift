/// Makes the items of one generated record.
struct ItemGenerator: Sendable {
    private var generator: SeededGenerator
    private let place: Int
    private let summary: RecordSummary

    init(seed: UInt64, place: Int, summary: RecordSummary) {
        generator = SeededGenerator(seed: seed, stream: .items, index: place)
        self.place = place
        self.summary = summary
    }

    /// The items in order; none if there was nothing to deploy.
    consuming func items() -> [SimulatedItem] {
        guard summary.status != .nothingToDeploy else { return [] }
        var items: [SimulatedItem] = []
        let count = itemCount()
        let region = generator.pick(ItemNames.regions)
        while items.count < count {
            let listeners = min(generator.number(in: 1...3), count - items.count)
            items += loadBalancer(listeners: listeners, usualRegion: region, first: items.count)
        }
        addOutcomes(&items)
        return items
    }

    /// Now and then there are more than one page of a detail holds; the record at place 17 makes sure of one.
    private mutating func itemCount() -> Int {
        let isLarge = generator.number(in: 0...399) == 0 || place == 17
        return isLarge ? 250 : generator.number(in: 1...12)
    }

    private mutating func loadBalancer(listeners: Int, usualRegion: String, first: Int) -> [SimulatedItem] {
        let instance = "lb-" + generator.code(length: 8)
        let name = ItemNames.instanceName(place: place, &generator)
        let region = generator.chance(percent: 85) ? usualRegion : generator.pick(ItemNames.regions)
        let isClassic = generator.chance(percent: 10)
        return (0..<listeners).map { number in
            let port = number == 0 ? 443 : 8442 + number
            return SimulatedItem(
                instanceID: instance,
                instanceName: name,
                listenerID: "lbl-" + generator.code(length: 8),
                listenerName: generator.chance(percent: 92) ? "HTTPS:\(port)" : nil,
                domains: ItemNames.domains(&generator),
                port: generator.chance(percent: 75) ? .text("\(port)") : 0,
                region: region,
                resourceType: summary.resourceTypes[(first + number) % summary.resourceTypes.count],
                isSNI: generator.chance(percent: 40),
                isClassic: isClassic,
                isMutual: generator.chance(percent: 5)
            )
        }
    }

    private mutating func addOutcomes(_ items: inout [SimulatedItem]) {
        // One failed deployment in five has no item that succeeded.
        let failurePercent = summary.status == .failed ? (generator.chance(percent: 20) ? 100 : 30) : 0
        for index in items.indices {
            if generator.chance(percent: failurePercent) { items[index].fail(generator.pick(ItemNames.errors)) }
            if generator.chance(percent: 3) { items[index].rollbackError = generator.pick(ItemNames.errors) }
            if generator.chance(percent: 3) { items[index].retryError = generator.pick(ItemNames.errors) }
        }
        let last = items.count - 1
        switch summary.status {
        case .failed: items[last].fail(ItemNames.errors[0])
        case .rollbackFailed: items[last].rollbackError = ItemNames.errors[0]
        case .running:
            for index in items.indices where index >= last / 2 {
                items[index].deployStatus = index == last / 2 ? .running : .waiting
            }
        case .waiting, .undocumented:
            for index in items.indices { items[index].deployStatus = .waiting }
        case .succeeded, .rolledBack, .nothingToDeploy: break
        }
    }
}

extension SimulatedItem {
    fileprivate mutating func fail(_ error: String) {
        deployStatus = .failed
        deployError = error
    }
}
