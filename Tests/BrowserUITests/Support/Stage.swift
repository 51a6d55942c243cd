import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

/// The screen on a stage: a state, and a cache that answers at once what the list asks of it.
///
/// Only the cache answers; what asks the API or changes the cloud is handed to the test.
struct Stage {
    var state: AppState
    var cache: FakeCache
    /// False to leave requests for the list unanswered, so that a test can answer late.
    var answersList = true
    /// Requests for the list that were left unanswered, oldest first.
    private(set) var openRequests: [ListRequest] = []
    /// False to leave counts unanswered, so that a test can answer them as it likes.
    var answersCounts = true
    /// Counts that were left unanswered, oldest first.
    private(set) var openCounts: [OpenCount] = []

    /// What is to be counted, and what the answer has to carry.
    struct OpenCount: Hashable, Sendable {
        var filter: RecordFilter
        var generation: Int
    }

    /// A screen that has just come up over a fresh cache.
    init(
        _ columns: Int = 80, _ rows: Int = 24, records: [DeployRecord] = Fixture.records,
        details: [DeployRecord.ID: RecordDetail] = Fixture.details, isReadOnly: Bool = false,
        journalFailure: Explanation? = nil, unsettled: [ChangeHistory] = [], age: CacheAge = Fixture.age, filter: String = "",
        isLowBandwidth: Bool = false, notice: String = "", keymap: Keymap = .standard,
        filters: NamedFilters = [:], listColumns: [ListColumn] = ListColumn.ofOneFamily
    ) {
        var session = Fixture.session(
            isReadOnly: isReadOnly, journalFailure: journalFailure, isLowBandwidth: isLowBandwidth)
        session.keymap = keymap
        session.filters = filters
        session.columns = listColumns
        state = AppState(
            session: session, size: Size(columns: columns, rows: rows), now: Fixture.now, unsettled: unsettled, notice: notice)
        cache = FakeCache(records: records, details: details)
        _ = carryOut(state.start(filter: filter))
        send(.ageRead(age))
    }

    /// Takes an event in; returns the effects that are not answered by the cache.
    @discardableResult
    mutating func send(_ event: Event) -> [Effect] { carryOut(state.reduce(event)) }

    /// Presses the keys of a ``KeyScript``.
    @discardableResult
    mutating func press(_ script: String) -> [Effect] { press(KeyScript.keys(script)) }

    /// Types the text letter by letter.
    @discardableResult
    mutating func type(_ text: String) -> [Effect] { press(text.map(Key.character)) }

    /// As a hand does: before the Enter under a question it rests for a moment.
    @discardableResult
    mutating func press(_ keys: [Key]) -> [Effect] {
        keys.flatMap { key in
            if key == .enter, let confirmation, confirmation.isArmed(at: state.now) { wait(ConfirmedPlan.pauseBeforeEnter) }
            return send(.key(key))
        }
    }

    /// Lets time pass.
    @discardableResult
    mutating func wait(_ seconds: Double) -> [Effect] { send(.tick(state.now + seconds)) }

    /// Changes the cache and reloads the list, as a synchronisation does.
    mutating func reload(_ records: [DeployRecord]? = nil) {
        cache.records = records ?? cache.records
        send(.syncProgressed(SyncProgress(received: cache.records.count, total: cache.records.count)))
    }

    /// Answers, late, what was left unanswered; older requests first.
    mutating func answerOpenRequests() {
        let requests = openRequests
        openRequests = []
        for request in requests { send(.windowLoaded(cache.window(of: request), generation: request.generation)) }
    }

    /// Says how far the count asked for last has come.
    @discardableResult
    mutating func answerCount(_ count: MatchCount) -> [Effect] {
        send(.counted(count, generation: openCounts.last?.generation ?? 0))
    }

    /// A filter as the screen reads it.
    func filter(_ text: String) throws -> RecordFilter { try RecordFilter(text, now: state.now, zone: state.session.zone) }

    /// Types a filter and keeps it.
    mutating func keepFilter(_ text: String) {
        press("/ ^u")
        type(text)
        press("Enter")
    }

    var list: RecordList { state.list }
    /// The ids of the rows that are loaded.
    var rowIDs: [DeployRecord.ID] { state.list.window.rows.map(\.id) }
    var topID: DeployRecord.ID? { list.window.rows.indices.contains(list.top) ? list.window.rows[list.top].id : nil }
    var cursorID: DeployRecord.ID? { state.list.cursorID }
    /// Where the row under the cursor stands on the screen.
    var cursorRow: Int? { state.render().cursor?.row }
    /// True while a line is being typed that letters go to.
    var isTyping: Bool { state.commandLine != nil || state.list.filterEdit != nil }
    var screen: String { state.render().lines.joined(separator: "\n") }

    /// All but the line of keys, which stands for the list alone.
    var screenAboveKeys: String { state.render().lines.dropLast().joined(separator: "\n") }
    /// The words of the screen in their order, wherever its lines and boxes break them.
    var words: String { screen.split { " │\n".contains($0) }.joined(separator: " ") }

    private mutating func carryOut(_ effects: [Effect]) -> [Effect] {
        var open = effects
        var kept: [Effect] = []
        while !open.isEmpty {
            let effect = open.removeFirst()
            switch effect {
            case .loadWindow(let request):
                if answersList {
                    open += state.reduce(.windowLoaded(cache.window(of: request), generation: request.generation))
                } else {
                    openRequests.append(request)
                }
            case .count(let filter, let generation):
                if answersCounts {
                    open += state.reduce(.counted(cache.count(of: filter), generation: generation))
                } else {
                    openCounts.append(OpenCount(filter: filter, generation: generation))
                }
            case .collectIDs(let query, let generation):
                open += state.reduce(.idsCollected(cache.records(of: query).map(\.id), generation: generation))
            case .readDetail(let id):
                open += state.reduce(.detailRead(id, cache.details[id]))
            default:
                kept.append(effect)
            }
        }
        return kept
    }
}
