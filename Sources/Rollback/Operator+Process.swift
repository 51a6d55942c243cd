public import Foundation
public import RecordModel

extension Operator {
    /// Whoever runs this process, as the journal names them.
    ///
    /// - Parameter variables: the environment of the process: `USER`, `SSH_CONNECTION`.
    public static func ofThisProcess(_ variables: [String: String] = ProcessInfo.processInfo.environment) -> Operator {
        let process = ProcessInfo.processInfo.processIdentifier
        return Operator(
            user: (variables["USER"] ?? NSUserName()).cleaned,
            origin: variables["SSH_CONNECTION"]?.cleaned,
            terminal: ttyname(STDIN_FILENO).map { unsafe String(cString: $0).cleaned },
            host: ProcessInfo.processInfo.hostName.cleaned,
            process: process,
            processStart: ProcessProbe.start(of: process))
    }

    /// Whether that very process still runs; nil where it cannot be known, as on another host.
    ///
    /// - Parameter own: this process, to tell by whether the other one is of this host.
    public func isRunning(asSeenFrom own: Operator) -> Bool? { ProcessProbe.isRunning(self, asSeenFrom: own) }
}
