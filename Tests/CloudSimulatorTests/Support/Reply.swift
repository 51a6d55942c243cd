import Foundation

@testable import CloudSimulator

/// A decoded answer.
struct Reply {
    let response: [String: Any]

    init(bytes: [UInt8]) throws {
        let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        response = object?["Response"] as? [String: Any] ?? [:]
    }

    /// The error code, or "OK".
    var code: String { (response["Error"] as? [String: Any])?["Code"] as? String ?? "OK" }
    var requestID: String? { response["RequestId"] as? String }
    var total: Int? { response["TotalCount"] as? Int }
    var records: [[String: Any]] { response["DeployRecordList"] as? [[String: Any]] ?? [] }
    var ids: [Int] { records.compactMap { $0["Id"] as? Int } }
    var tasks: [[String: Any]] { response["DeployRecordDetail"] as? [[String: Any]] ?? [] }

    /// The groups of a task.
    func groups(ofTask task: Int) -> [[String: Any]] {
        tasks.indices.contains(task) ? tasks[task]["RecordDetailList"] as? [[String: Any]] ?? [] : []
    }

    /// The items of all groups of a task.
    func items(ofTask task: Int) -> [[String: Any]] {
        groups(ofTask: task).flatMap { $0["List"] as? [[String: Any]] ?? [] }
    }

    /// One field of each item of a task.
    func field<Value>(_ name: String, ofTask task: Int) -> [Value?] {
        items(ofTask: task).map { $0[name] as? Value }
    }
}
