/// One listener that a record deploys a certificate to, and how it will behave.
struct SimulatedItem: Sendable {
    var instanceID: String
    var instanceName: String?
    var listenerID: String
    var listenerName: String?
    /// Elements may hold a list with commas, as the real answers do.
    var domains: [String]
    /// A number or a text, as the real answers have both.
    var port: JSONValue
    var region: String
    var resourceType: String
    var isSNI = false
    var isClassic = false
    var isMutual = false
    /// How its deployment stood at the start.
    var deployStatus = Status.succeeded
    /// Why its deployment failed, if it did.
    var deployError: String?
    /// What a rollback of the item ends with, or nil if it goes well.
    var rollbackError: String?
    /// What a retry of the item ends with, or nil if it goes well.
    var retryError: String?
}
