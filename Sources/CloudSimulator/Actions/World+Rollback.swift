import Foundation

extension World {
    /// UploadUpdateCertificateRecordRollback: puts every item back that was deployed, one after another.
    ///
    /// A rollback that failed is not begun anew: its failed items are a matter for a retry.
    mutating func rollBack(_ parameters: Parameters, at now: Date) throws(APIFailure) -> [JSONValue.Member] {
        guard let id = try parameters.id("DeployRecordId") else { throw .missing("DeployRecordId") }
        guard let record = record(id, at: now) else { throw .recordNotFound }
        guard !hasRunningTask(ofCertificate: record.summary.certificateID, at: now) else { throw .pendingRecord }
        let deployed = record.deployment.steps.filter { $0.status == .succeeded }.map(\.item)
        guard record.rollback == nil, !deployed.isEmpty else { throw .rollbackStatusInvalid }
        begin(.rollback, isRetry: false, items: deployed, of: id, at: now)
        return []
    }
}
