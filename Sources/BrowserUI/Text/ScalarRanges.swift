extension [ClosedRange<UInt32>] {
    /// Binary search: the ranges must be in order and must not touch.
    func holds(_ value: UInt32) -> Bool {
        var low = 0
        var high = count - 1
        while low <= high {
            let middle = (low + high) / 2
            if value < self[middle].lowerBound {
                high = middle - 1
            } else if value > self[middle].upperBound {
                low = middle + 1
            } else {
                return true
            }
        }
        return false
    }
}
