import Foundation
import RecordModel
import Rollback

/// The environment variables a command may look at; a value, so that tests bring their own.
struct Environment: Sendable {
    var variables: [String: String]

    static var process: Environment { Environment(variables: ProcessInfo.processInfo.environment) }

    subscript(name: String) -> String? { variables[name] }

    /// `$XDG_…_HOME/certback`, else the folder the XDG specification names below the home folder.
    func folder(_ variable: String, default fallback: String) -> String {
        // The specification wants relative paths ignored.
        if let base = self[variable], base.hasPrefix("/") { return "\(base)/certback" }
        return "\(home)/\(fallback)/certback"
    }

    var home: String { self["HOME"] ?? NSHomeDirectory() }

    /// The operator, as the journal names them.
    var operatedBy: Operator { Operator.ofThisProcess(variables) }

    /// The operator's distance from UTC now, by TZ or the system's zone.
    static var zone: UTCOffset { UTCOffset(seconds: TimeZone.current.secondsFromGMT()) }
}
