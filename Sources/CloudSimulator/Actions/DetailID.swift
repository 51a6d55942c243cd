/// The number of one item within one task of a record.
struct DetailID: Hashable, Sendable {
    /// How many items of a task can be told apart.
    static let maximumItemCount = 500

    var record: Int
    var kind: TaskState.Kind
    /// The item's position in the record.
    var item: Int
}

extension DetailID {
    /// Takes a number apart again.
    init(number: Int) {
        let position = number % (2 * Self.maximumItemCount)
        record = number / (2 * Self.maximumItemCount)
        kind = position < Self.maximumItemCount ? .deploy : .rollback
        item = position % Self.maximumItemCount
    }

    /// The number that the API shows.
    var number: Int {
        (record * 2 + kind.rawValue) * Self.maximumItemCount + item
    }
}
