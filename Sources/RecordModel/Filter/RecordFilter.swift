public import FoundationEssentials

/// What a list is narrowed to: all terms must hold. One grammar for the screen, `list` and `certback -f`.
///
/// ```
/// clb "web 1"                   words, quoted phrases: anywhere in the row or in what is known of its detail
/// status:failed,deploying       words of the status, or its number
/// type:clb  cert:a1B2*          patterns: * stands for anything
/// family:update                 upload, update or deploy
/// id:1000..2000  id>1000        of whatever family; id:update/42  id:update/40..60 of one
/// created>2026-11-01            a day, a minute, or an age: updated<2h is "less than two hours ago"
/// domain:*.example.com  instance:lb-…  region:ap-*      of records whose details are known
/// !status:deployed              not
/// ```
public struct RecordFilter: Hashable, Sendable {
    /// One condition, and whether it must not hold.
    public struct Term: Hashable, Sendable {
        /// What must, or must not, hold.
        public var condition: Condition
        /// True for `!`: the condition must not hold.
        public var isNegated: Bool

        public init(_ condition: Condition, isNegated: Bool = false) {
            self.condition = condition
            self.isNegated = isNegated
        }
    }

    /// One thing a record can be asked. Of several patterns one must fit.
    public enum Condition: Hashable, Sendable {
        /// Text looked for in the row and in what is known of the detail, capitals or not.
        case text(String)
        /// Words of the screen's status: one must be part of it.
        case status([StatusWord])
        /// Kinds of resources, `clb`.
        case type([Glob])
        /// Families of actions.
        case family([RecordFamily])
        /// Ids of the certificate, or of the one that had its place before.
        case certificate([Glob])
        /// Numbers of records, of whatever family; both ends count.
        case id([ClosedRange<Int64>])
        /// Records of chosen families: ranges of their ids' raw values, both ends of which count.
        case record([ClosedRange<Int64>])
        /// When the deployment was begun; a record without a time never fits.
        case created(Span)
        /// When the record changed last; a record without a time never fits.
        case updated(Span)
        /// Domains of its items; only where details are known.
        case domain([Glob])
        /// Ids and names of load balancers; only where details are known.
        case instance([Glob])
        /// Regions of its items; only where details are known.
        case region([Glob])
    }

    /// In the order typed; none lets every record through.
    public var terms: [Term]

    public init(_ terms: [Term] = []) { self.terms = terms }

    /// True for the filter that lets every record through.
    public var isEmpty: Bool { terms.isEmpty }

    /// The family it asks for whose records the API lists for no account; nil where it asks for others, or for others too.
    public var unlistedFamily: RecordFamily? {
        terms.lazy.compactMap { term -> RecordFamily? in
            guard case .family(let families) = term.condition, !term.isNegated else { return nil }
            return families.allSatisfy { !$0.isListed } ? families.first : nil
        }.first
    }

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
    /// The number on the wire.
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
    /// The first moment within; nil for no beginning.
    public var from: Date?
    /// The first moment after it; nil for no end.
    public var to: Date?

    public init(from: Date? = nil, to: Date? = nil) {
        self.from = from
        self.to = to
    }

    /// True from the beginning on, until before the end.
    public func contains(_ date: Date) -> Bool { date >= from ?? .distantPast && date < to ?? .distantFuture }
}

/// What is wrong with a filter, and under which of its characters to say so.
public struct FilterError: Error, Hashable, Sendable {
    /// What is wrong, and what would be right, in one sentence.
    public var message: String
    /// Counted in characters from the beginning of the text.
    public var range: Range<Int>

    /// What to say, and under which characters.
    public init(_ message: String, at range: Range<Int>) {
        self.message = message
        self.range = range
    }
}
