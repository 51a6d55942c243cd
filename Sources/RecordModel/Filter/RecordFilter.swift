public import FoundationEssentials

/// What a list is narrowed to: all terms must hold. One grammar for the screen, `list` and `certback -f`.
///
/// ```
/// clb "web 1"                   words, quoted phrases: anywhere in the row or in what is known of its detail
/// status:failed,deploying       words of the status, or its number
/// type:clb  cert:a1B2*          patterns: * stands for anything
/// family:update                 upload, update or deploy
/// id:1000..2000  id>1000
/// created>2026-11-01            a day, a minute, or an age: updated<2h is "less than two hours ago"
/// domain:*.example.com  instance:lb-…  region:ap-*      of records whose details are known
/// !status:deployed              not
/// ```
public struct RecordFilter: Hashable, Sendable {
    /// One condition, and whether it must not hold.
    public struct Term: Hashable, Sendable {
        public var condition: Condition
        public var isNegated: Bool

        public init(_ condition: Condition, isNegated: Bool = false) {
            self.condition = condition
            self.isNegated = isNegated
        }
    }

    public enum Condition: Hashable, Sendable {
        /// Text looked for in the row and in what is known of the detail, capitals or not.
        case text(String)
        /// Words of the screen's status: one must be part of it.
        case status([StatusWord])
        case type([Glob])
        case family([RecordFamily])
        case certificate([Glob])
        case id([ClosedRange<Int64>])
        case created(Span)
        case updated(Span)
        case domain([Glob])
        case instance([Glob])
        case region([Glob])
    }

    public var terms: [Term]

    public init(_ terms: [Term] = []) { self.terms = terms }

    public var isEmpty: Bool { terms.isEmpty }

    /// True when it asks for what only details tell, so that records whose details are unknown cannot match.
    public var needsDetails: Bool {
        terms.contains {
            switch $0.condition {
            case .domain, .instance, .region: true
            default: false
            }
        }
    }
}

/// A status as the screen words it, or its number on the wire.
public enum StatusWord: Hashable, Sendable {
    case code(Int)
    /// The record's newest task is a rollback that runs.
    case rollingBack
    /// The API lists the record no more.
    case gone

    /// True for the word that the record's row shows.
    public func holds(for record: DeployRecord) -> Bool {
        switch self {
        case .code(let code): record.vanishedAt == nil && !record.isRollingBack && record.status.code == code
        case .rollingBack: record.vanishedAt == nil && record.isRollingBack
        case .gone: record.vanishedAt != nil
        }
    }
}

/// A stretch of time: from `from` on, until before `to`.
public struct Span: Hashable, Sendable {
    public var from: Date?
    public var to: Date?

    public init(from: Date? = nil, to: Date? = nil) {
        self.from = from
        self.to = to
    }

    public func contains(_ date: Date) -> Bool { date >= from ?? .distantPast && date < to ?? .distantFuture }
}

/// What is wrong with a filter, and under which of its characters to say so.
public struct FilterError: Error, Hashable, Sendable {
    public var message: String
    /// Counted in characters from the beginning of the text.
    public var range: Range<Int>

    public init(_ message: String, at range: Range<Int>) {
        self.message = message
        self.range = range
    }
}
