import Foundation

extension World {
    /// UploadUpdateCertificateRecordRetry: does the failed items of a deployment or a rollback again, or one of them.
    mutating func retry(_ parameters: Parameters, at now: Date) throws(APIFailure) -> [JSONValue.Member] {
        let detailID = try parameters.id("DeployRecordDetailId").map(DetailID.init(number:))
        guard let id = try parameters.id("DeployRecordId") ?? detailID?.record else { throw .missing("DeployRecordId") }
        guard let record = record(id, at: now), detailID == nil || detailID?.record == id else {
            throw .recordNotFound
        }
        guard !hasRunningTask(ofCertificate: record.summary.certificateID, at: now) else { throw .pendingRecord }
        let task = record.latestTask
        let failed = task.steps.filter { $0.status == .failed }.map(\.item)
        let wanted = detailID.map { detail in failed.filter { $0 == detail.item && task.kind == detail.kind } } ?? failed
        guard [.failed, .rollbackFailed].contains(task.status), !wanted.isEmpty else { throw .retryStatusInvalid }
        begin(task.kind, isRetry: true, items: wanted, of: id, at: now)
        return []
    }
}
