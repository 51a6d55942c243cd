/// Who asked: written into the journal with every intent.
public struct Operator: Hashable, Sendable, Codable {
    public var user: String
    /// `SSH_CONNECTION`, where the session came over SSH.
    public var origin: String?
    public var terminal: String?
    public var host: String
    public var process: Int32

    public init(user: String, origin: String?, terminal: String?, host: String, process: Int32) {
        self.user = user
        self.origin = origin
        self.terminal = terminal
        self.host = host
        self.process = process
    }
}
