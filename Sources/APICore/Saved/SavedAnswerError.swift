import RecordModel

/// Why a piece of a file is not what it should be, in words for whoever made the file; safe to show on a terminal.
public struct SavedAnswerError: Error, Hashable, Sendable {
    /// What is wrong, in one sentence.
    public var explanation: String

    init(_ explanation: String) { self.explanation = explanation.cleaned }

    init(noID text: String) {
        self.init("\(text.isEmpty ? "0" : text) is no record id; ids are whole numbers from 1 on, or update/ and such a number")
    }

    /// - Parameter error: whatever reading JSON has thrown.
    init(_ error: any Error) {
        switch error {
        case let error as SavedAnswerError: self = error
        case let error as DecodingError: self.init(Self.words(on: error))
        default: self.init("\(error)")
        }
    }

    private static func words(on error: DecodingError) -> String {
        switch error {
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            "not valid JSON; is something cut off, or a quote missing?"
        case .dataCorrupted(let context): "\(path(context)) cannot be read: \(context.debugDescription)"
        case .typeMismatch(_, let context) where context.codingPath.isEmpty: "not a JSON object: a record stands in { }"
        case .typeMismatch(_, let context): "\(path(context)) is of the wrong kind"
        case .valueNotFound(_, let context) where context.codingPath.isEmpty: "null is no record"
        case .valueNotFound(_, let context): "\(path(context)) is null"
        case .keyNotFound(let key, let context): "\((context.codingPath + [key]).words) is missing"
        @unknown default: "\(error)"
        }
    }

    private static func path(_ context: DecodingError.Context) -> String { context.codingPath.words }
}

extension [any CodingKey] {
    /// `DeployRecordDetail[0].Status`.
    fileprivate var words: String {
        let path = map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
        return String(path.drop { $0 == "." })
    }
}
