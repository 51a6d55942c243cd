import EmbeddedResources
import FoundationEssentials
public import RecordModel

/// What each error means: what happened, whether anything changed, what to do, whether to ask again.
public struct ErrorGuide: Sendable {
    /// One code's entry, all four in full sentences.
    public struct Entry: Hashable, Sendable, Decodable {
        public var what: String
        public var changed: String
        public var remedy: String
        public var again: String

        private enum CodingKeys: String, CodingKey {
            case what, changed, again
            case remedy = "do"
        }
    }

    private let entries: [String: Entry]

    /// The guide in English, from the program itself.
    public static let english = ErrorGuide(json: EmbeddedResources.errorGuideEnglish)

    /// The guide must be readable: without it no refusal would be certain, and each would be looked up as unknown.
    init(json: [UInt8]) {
        do { entries = try JSONDecoder().decode([String: Entry].self, from: Data(json)) } catch {
            preconditionFailure("the error guide cannot be read: \(error)")
        }
    }

    /// Every code with an entry of its own, in order; certback's own failures and the fallbacks are not among them.
    public var codes: [String] {
        entries.keys.filter { !Self.isOwn($0) }.sorted()
    }

    /// The entry of this very code; nil where the guide does not know it.
    public func exactEntry(_ code: String) -> Entry? { entries[code] }

    /// The entry of the code, else of its family (`FailedOperation.X` → `FailedOperation`), else the one for all others.
    public func entry(_ code: String) -> Entry {
        if let exact = entries[code] { return exact }
        if let dot = code.lastIndex(of: "."), dot > code.startIndex { return entry(String(code[..<dot])) }
        return entries["*"] ?? Entry(what: "Unknown code.", changed: "Not certain.", remedy: "Look first.", again: "Not yet.")
    }

    /// Explains a failed call; `action` matters, since a read changes nothing whatever became of it.
    public func explain(_ error: APIError) -> Explanation {
        let code = error.guideCode
        let entry = entry(code)
        let isRead = error.action.repeatability == .always
        return Explanation(
            title: error.code.map { $0.isEmpty ? "error without a code" : $0 } ?? code.clientTitle,
            what: entry.what,
            changed: isRead ? "No. \(error.action.name) only reads." : entry.changed,
            remedy: entry.remedy,
            again: isRead && !isCertainRefusal(error) ? "Safe: it only reads." : entry.again,
            message: error.message,
            requestID: error.requestID,
            outcome: error.outcome(isRead: isRead, isCertain: isCertainRefusal(error)))
    }

    /// Explains a failure of certback's own, by its `client.` code.
    public func explain(client code: ClientFailure, message: String = "") -> Explanation {
        let entry = entry("client.\(code.rawValue)")
        return Explanation(
            title: "client.\(code.rawValue)".clientTitle, what: entry.what, changed: entry.changed, remedy: entry.remedy,
            again: entry.again, message: message.cleaned, outcome: code.outcome)
    }
}

extension String {
    /// `client.noCredentials` → `no credentials`: certback's own failures must not look like the API's codes.
    fileprivate var clientTitle: String {
        guard hasPrefix("client.") else { return self }
        return dropFirst("client.".count).reduce(into: "") { title, letter in
            title += letter.isUppercase ? " \(letter.lowercased())" : String(letter)
        }
    }
}
