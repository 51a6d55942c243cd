import Foundation

/// A deployment or a rollback: one entry of a record's detail.
struct TaskState: Sendable {
    /// The `Type` of the API.
    enum Kind: Int, Sendable {
        case deploy = 0
        case rollback = 1
    }

    /// What became of one item.
    struct Step: Sendable {
        /// The item's position in the record.
        var item: Int
        var status: Status
        var error: String?
        var createdAt: Date
        var updatedAt: Date
    }

    var kind: Kind
    var status: Status
    var createdAt: Date
    var steps: [Step]

    /// How many steps have a status.
    func count(of status: Status) -> Int {
        steps.count { $0.status == status }
    }

    /// When something last happened.
    var updatedAt: Date {
        steps.map(\.updatedAt).max() ?? createdAt
    }
}
