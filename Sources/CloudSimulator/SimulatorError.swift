/// Why a simulator could not be set up: `reason` is for code, `explanation` for people.
public struct SimulatorError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wrong.
    public enum Reason: Hashable, Sendable {
        /// The text of a fault could not be read.
        case unreadableFault(String)
        /// The hand-written records could not be read.
        case unreadableDemoRecords
        /// The number of records is negative or above ``SimulatorOptions/maximumRecordCount``.
        case recordCountOutOfRange(Int)
        /// The port could not be bound.
        case cannotListen(port: Int)
    }

    /// What was wrong, for code.
    public var reason: Reason
    /// What was wrong and what to do, for people.
    public var explanation: String

    /// The explanation.
    public var description: String { explanation }
}
