import Foundation

/// A record as the list shows it.
struct RecordSummary: Sendable {
    var id: Int
    var certificateID: String
    var resourceTypes: [String]
    var status: Status
    var createdAt: Date
    var updatedAt: Date
}
