/// Who asked: written into the journal with every step.
public struct Operator: Hashable, Sendable, Codable {
    /// The name of the system's user.
    public var user: String
    /// `SSH_CONNECTION`, where the session came over SSH.
    public var origin: String?
    /// The device, `/dev/pts/3`; nil without a terminal.
    public var terminal: String?
    /// The machine's name.
    public var host: String
    /// The process's number, which another process can have later.
    public var process: Int32
    /// When the process was started, as the system counts; numbers of ended processes are given anew.
    public var processStart: String?

    public init(
        user: String, origin: String?, terminal: String?, host: String, process: Int32, processStart: String? = nil
    ) {
        self.user = user
        self.origin = origin
        self.terminal = terminal
        self.host = host
        self.process = process
        self.processStart = processStart
    }

    /// True for the same process, not merely the same number.
    public func isSameProcess(as other: Operator) -> Bool {
        host == other.host && process == other.process && processStart == other.processStart
    }

    /// `ops on bastion-1, pts/3, from 10.0.0.7, process 4711`.
    public var summary: String {
        var facts = ["\(user) on \(host)"]
        if let terminal { facts.append(terminal.hasPrefix("/dev/") ? String(terminal.dropFirst(5)) : terminal) }
        if let origin { facts.append("from \(origin.prefix { $0 != " " })") }
        return (facts + ["process \(process)"]).joined(separator: ", ")
    }
}
