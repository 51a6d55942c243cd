extension Fault: CustomStringConvertible {
    /// What ``init(parsing:)`` reads, for help texts.
    public static var usage: String {
        """
        WHERE:WHAT[:TIMES]
          WHERE  \(Target.allCases.map(\.rawValue).joined(separator: ", "))
          WHAT   \(FaultEffect.allForms.joined(separator: ", "))
          TIMES  how many calls are hit; all, if left out
        """
    }

    /// Reads `WHERE:WHAT[:TIMES]`, such as `rollback:cut-after:1` or `any:slow=2.5`.
    ///
    /// - Throws: ``SimulatorError`` with ``usage`` in its explanation.
    public init(parsing text: String) throws(SimulatorError) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 || parts.count == 3 else {
            throw Self.unreadable(text, because: "it has not two or three parts")
        }
        guard let target = Target(rawValue: parts[0]) else {
            throw Self.unreadable(text, because: "\"\(parts[0])\" is no WHERE")
        }
        guard let effect = FaultEffect(text: parts[1]) else {
            throw Self.unreadable(text, because: "\"\(parts[1])\" is no WHAT")
        }
        let times = parts.count == 3 ? Int(parts[2]) : nil
        guard parts.count == 2 || (times ?? 0) > 0 else {
            throw Self.unreadable(text, because: "TIMES must be a number above 0")
        }
        self.init(target: target, effect: effect, times: times)
    }

    /// The text that ``init(parsing:)`` reads.
    public var description: String {
        ([target.rawValue, effect.text] + (times.map { ["\($0)"] } ?? [])).joined(separator: ":")
    }

    private static func unreadable(_ text: String, because cause: String) -> SimulatorError {
        SimulatorError(
            reason: .unreadableFault(text),
            explanation: "The fault \"\(text)\" cannot be read: \(cause). Expected:\n\(usage)"
        )
    }
}
