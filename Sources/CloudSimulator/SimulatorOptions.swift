public import Foundation

/// How a simulated account looks and behaves.
public struct SimulatorOptions: Sendable {
    /// The port on the loopback interface; 0 takes any free one.
    public var port = 0
    /// How many records are generated, at most ``maximumRecordCount``; they cost nothing until they are asked for.
    public var recordCount = 240
    /// How many records of the family `Update` there are; older ones than the newest of the other family.
    public var updateRecordCount = 0
    /// How many records of the family `Deploy` are made up; they are found by their numbers alone.
    public var deployRecordCount = 0
    /// Decides every name, status, outcome and request id: the same seed gives the same world.
    public var seed: UInt64 = 1
    /// What goes wrong, the first match winning; see ``Fault``.
    public var faults: [Fault] = []
    /// How long one item of a rollback or a retry takes.
    public var itemDuration: Duration = .milliseconds(1500)
    /// Calls a second allowed for each action (the real service allows 20, or 10), or nil for no limit.
    public var rateLimit: Int?
    /// The only key the simulator knows from the start.
    public var secretID = "AKIDSIMULATOR0000000000000000000000"
    /// What belongs to ``secretID``; a made-up value that opens nothing.
    public var secretKey = "SIMULATOR-KEY-OPENS-NOTHING-0000"
    /// The temporary token that must accompany each call, if any.
    public var token: String?
    /// The number of the account that all keys belong to.
    public var accountID = "100000000001"
    /// The only role that can be assumed: `qcs::cam::uin/100000000001:roleName/operator` with the usual account.
    public var roleName = "operator"
    /// The identity provider's token for which the role is given without a signature; a made-up value that opens nothing.
    public var webIdentityToken = "SIMULATOR-WEB-IDENTITY-TOKEN"
    /// Hand-written records as JSON, placed above the generated ones; the format is that of `DemoFile`.
    public var demoRecords: [UInt8]?
    /// The simulator's clock: the world's dates, the progress of tasks and the age of signatures follow it.
    public var now: @Sendable () -> Date = { Date() }

    /// The largest world that can be asked for.
    public static let maximumRecordCount = 1_000_000

    /// Options for a world of 240 records without faults.
    public init() {}
}
