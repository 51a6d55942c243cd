import FoundationEssentials
public import RecordModel

/// A detail made ready for the cache: what takes long is done before the cache is locked for writing, on whatever core is free.
///
/// Of the detail it keeps what will be written, and no copy: that is read again where a comparison should need it.
public struct PreparedDetail: Sendable {
    /// Its row in the table `detail`.
    let row: CachedDetail
    /// When something last happened, as far as the detail knows.
    let lastChange: Date?
    /// What it tells of its record where nothing else is known of it; nil for a detail without a task.
    let record: CachedRecord?

    /// - Parameter detail: as it was read.
    /// - Throws: for one that has no form as JSON, such as a date that is none.
    public init(_ detail: RecordDetail) throws {
        row = try CachedDetail(detail)
        lastChange = detail.lastChange
        record = CachedRecord(detail, over: nil)
    }
}
