import Foundation

@testable import CloudSimulator

/// A simulated service without a socket, and a clock to move.
struct Bench {
    let clock = TestClock()
    let service: SimulatedService

    init(_ adjust: (inout SimulatorOptions) -> Void = { _ in }) throws {
        var options = SimulatorOptions()
        options.itemDuration = .seconds(2)
        options.now = { [clock] in clock.now }
        adjust(&options)
        service = try SimulatedService(options: options)
    }

    /// A world of hand-written records alone; the newest has the id 999991 plus their number.
    init(demo records: String, faults: [Fault] = []) throws {
        try self.init { options in
            options.recordCount = 0
            options.faults = faults
            options.demoRecords = Array("{\"records\": [\(records)]}".utf8)
        }
    }

    @discardableResult
    func call(_ action: Action, _ body: String = "{}") throws -> Reply {
        try send(
            TestSigner(service: action.service).request(action.rawValue, body, at: clock.now, version: action.version))
    }

    func send(_ request: IncomingRequest) throws -> Reply {
        try Reply(bytes: service.answer(to: request).body)
    }

    func detail(_ id: Int) throws -> Reply {
        try call(.detail, "{\"DeployRecordId\": \(id), \"Limit\": 200}")
    }

    func status(_ id: Int) throws -> Int? {
        let reply = try call(.list, "{\"Limit\": 100}")
        return reply.records.first { $0["Id"] as? Int == id }?["Status"] as? Int
    }
}
