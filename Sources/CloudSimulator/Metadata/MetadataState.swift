/// How the metadata service of a simulated CVM behaves.
public enum MetadataState: Hashable, Sendable {
    /// A role is bound; its keys last so many seconds.
    case bound(seconds: Double)
    /// No role is bound: everything is answered with status 404.
    case noRole
    /// The role is named, and its keys are answered with half of their JSON.
    case brokenKeys
    /// The role is named, and its keys are answered with a code other than Success.
    case refusedKeys
    /// Everything is answered so many seconds late.
    case slow(seconds: Double)
    /// Everything is answered with this status and a page.
    case failing(status: Int)
}
