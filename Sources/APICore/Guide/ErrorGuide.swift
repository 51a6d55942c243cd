import EmbeddedResources
import FoundationEssentials
public import RecordModel

/// What each error means: what happened, whether anything changed, what to do, whether to ask again.
///
/// A guide costs nothing until an error is explained: only then its file is read, once for all guides of a language.
public struct ErrorGuide: Sendable {
    private enum Source: Sendable {
        case own(Language)
        case given([String: Entry])
    }

    private let source: Source

    /// The guide in English, which every part uses that is given no other.
    public static let english = ErrorGuide(.english)

    /// The guide in this language, from the program itself.
    public init(_ language: Language) { source = .own(language) }

    init(json: [UInt8]) { source = .given(Self.entries(json)) }

    private static let englishEntries = entries(EmbeddedResources.errorGuideEnglish)
    private static let chineseEntries = entries(EmbeddedResources.errorGuideChinese)

    /// The guide must be readable: without it no refusal would be certain, and each would be looked up as unknown.
    private static func entries(_ json: [UInt8]) -> [String: Entry] {
        do { return try JSONDecoder().decode([String: Entry].self, from: Data(json)) } catch {
            preconditionFailure("the error guide cannot be read: \(error)")
        }
    }

    var entries: [String: Entry] {
        switch source {
        case .own(.english): Self.englishEntries
        case .own(.chinese): Self.chineseEntries
        case .given(let entries): entries
        }
    }

    /// Of its entries.
    public var language: Language {
        if case .own(let language) = source { language } else { .english }
    }

    /// Every code with an entry of its own, in order; certback's own failures and the fallbacks are not among them.
    public var codes: [String] {
        entries.keys.filter { !Self.isOwn($0) }.sorted()
    }

    /// What certback calls its own failures, in order.
    public var ownTitles: [String] {
        Set(entries.keys.filter(Self.isOwn).map(\.clientTitle)).subtracting(["*"]).sorted()
    }

    /// The entry of this very code; nil where the guide does not know it.
    public func exactEntry(_ code: String) -> Entry? { entries[code] }

    /// The entry of the code, else of its family (`FailedOperation.X` → `FailedOperation`), else the one for all others.
    public func entry(_ code: String) -> Entry {
        if let exact = entries[code] { return exact }
        if let dot = code.lastIndex(of: "."), dot > code.startIndex { return entry(String(code[..<dot])) }
        return entries["*"] ?? Entry(what: "Unknown code.", changed: "Not certain.", remedy: "Look first.", again: "Not yet.")
    }

    /// Explains a failed call by its code, its action, and how far it came.
    public func explain(_ error: APIError) -> Explanation {
        let code = error.guideCode
        let situations = Situation.all(of: error)
        let isRead = situations.contains(.read)
        let isCertain = isCertainRefusal(error)
        let entry = entry(code)
        // A read changes nothing whatever became of it, and may be asked again unless it was refused for good.
        let usual = isRead ? self.entry("*").variants : [:]
        let changed = entry.variant("changed", in: situations) ?? usual["changed@read"] ?? entry.changed
        let again = entry.variant("again", in: situations) ?? (isCertain ? nil : usual["again@read"]) ?? entry.again
        return Explanation(
            title: error.code.map { $0.isEmpty ? "error without a code" : $0 } ?? code.clientTitle,
            what: (entry.variant("what", in: situations) ?? entry.what).filled(for: error.action, situations),
            changed: changed.filled(for: error.action, situations),
            remedy: (entry.variant("do", in: situations) ?? entry.remedy).filled(for: error.action, situations),
            again: again.filled(for: error.action, situations),
            message: error.message,
            requestID: error.requestID,
            traceID: error.requestID == nil && error.leftMachine ? error.traceID : nil,
            outcome: error.outcome(isRead: isRead, isCertain: isCertain))
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
    ///
    /// What follows a further dot only chooses the words.
    var clientTitle: String {
        let parts = split(separator: ".")
        guard hasPrefix("client."), parts.count > 1 else { return self }
        return parts[1].reduce(into: "") { title, letter in
            title += letter.isUppercase ? " \(letter.lowercased())" : String(letter)
        }
    }

    /// Puts the action's name and the key that asks for it again where the guide leaves room for them.
    fileprivate func filled(for action: Action, _ situations: [ErrorGuide.Situation]) -> String {
        guard contains("{") else { return self }
        return replacing("{action}", with: action.name).replacing("{key}", with: (situations.first ?? .rollback).key)
    }
}
