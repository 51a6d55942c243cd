import APICore
import FoundationEssentials
import RecordModel
import Synchronization

/// An API whose list changes as the test wants it, without a socket between.
final class ChangingList: Transport {
    struct Row: Hashable {
        var id: Int64
        var status: DeployStatus
    }

    struct State {
        /// Newest first.
        var rows: [Row] = []
        /// The actions asked, the newest last; of a detail, its record.
        var asked: [String] = []
        /// After so many answers the network is gone.
        var answersLeft = Int.max
        /// What happens before each answer.
        var meanwhile: @Sendable (inout [Row]) -> Void = { _ in }
    }

    private let state = Mutex(State())

    init(_ rows: [Row] = []) { state.withLock { $0.rows = rows } }

    var rows: [Row] { state.withLock(\.rows) }

    /// What was asked since the last time.
    func takeAsked() -> [String] {
        state.withLock { state in
            defer { state.asked = [] }
            return state.asked
        }
    }

    func change(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }

    /// So many new ones on top.
    func add(_ count: Int, _ status: DeployStatus = .deployed) {
        change { state in
            let next = (state.rows.map(\.id).max() ?? 0) + 1
            state.rows.insert(contentsOf: (0..<Int64(count)).reversed().map { Row(id: next + $0, status: status) }, at: 0)
        }
    }

    func send(
        _ call: HTTPCall, onPhase: @escaping @Sendable (RequestPhase) -> Void
    ) async throws(TransportError) -> HTTPReply {
        let parameters = (try? call.parameters) ?? [:]
        let text = state.withLock { state -> String? in
            guard state.answersLeft > 0 else { return nil }
            state.answersLeft -= 1
            state.meanwhile(&state.rows)
            return state.answer(to: parameters)
        }
        guard let text else { throw TransportError(.connection("the network is gone"), leftMachine: false) }
        return .json(#"{"Response":{\#(text),"RequestId":"r"}}"#)
    }
}

extension ChangingList.State {
    fileprivate mutating func answer(to parameters: [String: Int]) -> String {
        guard let id = parameters["DeployRecordId"] else {
            let offset = parameters["Offset"] ?? 0
            asked.append("list \(offset)")
            let page = rows.dropFirst(offset).prefix(parameters["Limit"] ?? 10)
            return #""TotalCount":\#(rows.count),"DeployRecordList":[\#(page.map(\.json).joined(separator: ","))]"#
        }
        asked.append("\(id)")
        guard let row = rows.first(where: { $0.id == id }) else {
            return #""Error":{"Code":"FailedOperation.CertificateDeployNotExist","Message":"No."}"#
        }
        return """
            "DeployRecordDetail":[{"TotalCount":0,"SuccessTotalCount":0,"FailedTotalCount":0,"RunningTotalCount":0,"Type":0,\
            "Status":\(row.status.code),"CreateTime":"2025-06-18 11:20:01","RecordDetailList":[]}]
            """
    }
}

extension ChangingList.Row {
    fileprivate var json: String {
        """
        {"Id":\(id),"OldCertId":"cert","ResourceTypes":["clb"],"Status":\(status.code),"CreateTime":"2025-06-18 11:20:01",\
        "UpdateTime":"2025-06-18 11:20:01"}
        """
    }
}
