/// The faults of a simulator and how many hits each has left.
struct FaultPlan: Sendable {
    private var faults: [Fault]

    init(_ faults: [Fault]) {
        self.faults = faults
    }

    /// The effect that the next call of an action suffers, if any; takes one hit off.
    mutating func takeEffect(on action: Action?) -> FaultEffect? {
        guard let index = faults.firstIndex(where: { $0.hits(action) && $0.times != 0 }) else { return nil }
        if let times = faults[index].times { faults[index].times = times - 1 }
        return faults[index].effect
    }
}
