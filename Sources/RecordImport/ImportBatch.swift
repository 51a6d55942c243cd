import RecordModel
import RecordStore

/// What has been read at a time, before it is stored.
struct ImportBatch: Sendable {
    var records: [DeployRecord] = []
    var details: [PreparedDetail] = []
    var faults: [ImportFault] = []
    /// How many bytes have been read for it.
    var byteCount = 0

    var count: Int { records.count + details.count }
}
