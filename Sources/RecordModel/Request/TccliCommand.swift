import FoundationEssentials

/// A request as a command of tccli, to be pasted into a shell; tccli takes the keys from the environment.
///
/// The lines are short, so that they can also be selected on a screen of 80 columns.
public struct TccliCommand: Hashable, Sendable {
    /// Lines for a shell.
    public let text: String

    /// Nil where a parameter is neither a text nor a number.
    public init?(_ request: RequestTrace) {
        let body = Data(request.body.utf8)
        guard let parameters = try? JSONDecoder().decode([String: Parameter].self, from: body) else { return nil }
        var options = parameters.sorted { $0.key < $1.key }.map { ($0.key, $0.value.text) }
        options.append(("endpoint", request.endpoint.forTccli))
        for (option, header) in [("region", "X-TC-Region"), ("language", "X-TC-Language"), ("version", "X-TC-Version")] {
            if let value = request.header(header) { options.append((option, value)) }
        }
        let words = options.map { "--\($0.0) \($0.1.shellQuoted)" }
        text =
            (Self.warnings(request) + [(["tccli \(request.service) \(request.action.name)"] + words).joined(separator: " \\\n  ")])
            .joined(separator: "\n")
    }

    /// As comments, without a sign that a shell which takes no comments could act upon.
    private static func warnings(_ request: RequestTrace) -> [String] {
        guard request.isChange else { return [] }
        return [
            ShellComment.change, "# tccli ends with 255 both when refused and when the answer was lost:",
            "# look at the record before asking again.",
        ]
    }

    private struct Parameter: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int64.self) {
                text = String(number)
            } else {
                text = try container.decode(String.self)
            }
        }
    }
}

/// What a pasted command says about itself.
enum ShellComment {
    static let change = "# Sends the change at once, past the journal of certback."
}

extension Endpoint {
    /// tccli knows no option for the scheme: it takes https unless the address says otherwise.
    fileprivate var forTccli: String { scheme == .https ? authority : "\(scheme.rawValue)://\(authority)" }
}
