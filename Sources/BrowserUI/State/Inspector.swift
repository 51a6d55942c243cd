import RecordModel

/// Which request is looked at, and which side of it.
struct Inspector: Hashable, Sendable {
    /// Whose requests can be stepped through.
    enum Subject: Hashable, Sendable {
        /// Those about a record, and the one that a rollback of it would send.
        case record(DeployRecord.ID)
        /// All of this run.
        case run
    }

    enum Choice: Hashable, Sendable {
        case rollbackToBe
        case exchange(RequestLog.Exchange.ID)
    }

    enum Part: String, Hashable, Sendable, CaseIterable {
        case http = "HTTP"
        case toSign = "to sign"
        case tccli, curl, answer
        case timeLine = "time line"
    }

    let subject: Subject
    private(set) var choice: Choice?
    private(set) var part = Part.http
    /// The request that `R` would send, once it has been made.
    var preview: RequestTrace?
    var scroll = 0

    /// - Parameter choice: nil where nothing has been asked yet.
    init(_ subject: Subject, choice: Choice?) {
        self.subject = subject
        self.choice = choice
    }

    /// The part `steps` further on; after the last comes the first.
    mutating func turn(by steps: Int) {
        let parts = Part.allCases
        let place = (parts.firstIndex(of: part) ?? 0) + steps
        part = parts[(place + parts.count) % parts.count]
        scroll = 0
    }

    /// The next older request, or the next newer one; at the end it stays.
    mutating func step(toOlder: Bool, in log: RequestLog) {
        let choices = choices(in: log)
        // One that is no longer kept was older than all others.
        let place = choices.firstIndex { $0 == choice } ?? choices.count
        let target = place + (toOlder ? 1 : -1)
        guard choices.indices.contains(target) else { return }
        choice = choices[target]
        scroll = 0
    }

    /// What can be looked at: what is still to come, then the newest first.
    func choices(in log: RequestLog) -> [Choice] {
        switch subject {
        case .record(let id): [.rollbackToBe] + log.exchanges(about: id).map { .exchange($0.id) }
        case .run: log.exchanges(about: nil).map { .exchange($0.id) }
        }
    }

    /// The request looked at; nil while it is being made, or when it is no longer kept.
    func request(in log: RequestLog) -> RequestTrace? {
        switch choice {
        case .rollbackToBe: preview
        case .exchange(let id): log.exchange(id)?.exchange.request
        case nil: nil
        }
    }
}

extension RequestLog {
    /// The newest first.
    ///
    /// - Parameter id: nil for all.
    func exchanges(about id: DeployRecord.ID?) -> [Exchange] {
        let entries = id == nil ? entries : entries.filter { $0.recordID == id }
        // By the time of signing: a call that waited between two attempts stands where each was made.
        return entries.flatMap(\.exchanges).enumerated()
            .sorted { ($0.element.request.signedAt, $0.offset) > ($1.element.request.signedAt, $1.offset) }
            .map(\.element)
    }

    func exchange(_ id: Exchange.ID) -> (exchange: Exchange, entry: Entry)? {
        guard let entry = entries.last(where: { $0.call == id.call }) else { return nil }
        return entry.exchanges.last { $0.id == id }.map { ($0, entry) }
    }
}
