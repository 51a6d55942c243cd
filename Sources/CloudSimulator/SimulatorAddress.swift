/// Where a running simulator listens.
public struct SimulatorAddress: Hashable, Sendable {
    /// The bound port on the loopback interface.
    public var port: Int

    /// The endpoint to give to a client, without a path.
    public var url: String { "http://127.0.0.1:\(port)" }
}
