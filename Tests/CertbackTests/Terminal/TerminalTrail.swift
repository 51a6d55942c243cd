/// What a program has left switched on in a terminal, by all it has written there.
struct TerminalTrail {
    private(set) var isOn: [Int: Bool] = [:]
    /// What stands on the normal screen after the second one was left.
    private(set) var rest: Substring = ""

    init(_ output: String) {
        for match in output.matches(of: /\u{1B}\[\?([0-9;]+)([hl])/) {
            for number in match.output.1.split(separator: ";").compactMap({ Int($0) }) {
                isOn[number] = match.output.2 == "h"
                if number == 1049 { rest = output[match.range.upperBound...] }
            }
        }
    }

    /// Second screen, marks around a paste, mouse.
    static let askedFor = [1049, 2004, 1000, 1002, 1006]
    static let cursor = 25
}
