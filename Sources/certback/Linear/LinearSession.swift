import APICore
import Foundation
import RecordModel
import RecordStore
import Rollback

/// One run of `--linear`: tells what is there, takes commands, follows what is under way.
final class LinearSession {
    private let cloud: Cloud
    private let configuration: Configuration
    private let lines: LinearLines
    private var list = LinearList(RecordFilter())
    private var talk: ChangeTalk { ChangeTalk(say: lines.say) }
    private var observer: ChangeObserver { cloud.logging(talk.tell) }

    init(_ cloud: Cloud, _ configuration: Configuration, lines: LinearLines) {
        self.cloud = cloud
        self.configuration = configuration
        self.lines = lines
    }

    /// Returns on `quit`, when the task is cancelled, or at the end of input: from a pipe, once all is settled.
    func run(filter: RecordFilter) async {
        await withDiscardingTaskGroup { group in
            tell { try followUnsettled(in: &group) }
            await telling { try await begin(filter) }
            while !Task.isCancelled, let line = await Console.line() {
                guard await obey(line, in: &group) else { return group.cancelAll() }
            }
            if Console.readsFromTerminal { group.cancelAll() }
        }
    }

    /// What an earlier run or another window left comes before the list.
    private func followUnsettled(in group: inout DiscardingTaskGroup) throws {
        let unsettled = try cloud.unsettledChanges()
        let runner = try cloud.runner()
        for attempt in unsettled.map(\.attempt) {
            lines.say("\(attempt.title), not settled: \(attempt.state.word), \(attempt.state.meaning)")
            group.addTask { [observer] in await runner.resume(attempt, onUpdate: observer) }
        }
    }

    private func begin(_ filter: RecordFilter) async throws {
        if !Console.canAsk {
            lines.say("No terminal to ask on: rollback and retry take no confirmation here. Use certback rollback ID --yes.")
        }
        if try await cloud.cache.age().isStale(at: Date(), limit: configuration.ageLimit) {
            await telling { try await synchronise(all: false) }
        }
        list = LinearList(filter)
        try await showRows()
        if Console.readsFromTerminal { lines.say("Type help and Enter for the commands.") }
    }

    /// False when that was the end.
    private func obey(_ line: String, in group: inout DiscardingTaskGroup) async -> Bool {
        do {
            guard let command = try LinearCommand(line, cloud.guide) else {
                if line.contains(where: { !$0.isWhitespace }) {
                    Console.say("\"\(line.cleaned)\" is no command; help lists them.")
                }
                return true
            }
            if command == .quit { return false }
            try await carryOut(command, in: &group)
        } catch {
            tell(error)
        }
        return true
    }

    private func carryOut(_ command: LinearCommand, in group: inout DiscardingTaskGroup) async throws {
        switch command {
        case .help: Console.print(LinearCommand.table)
        case .list(let text):
            list = LinearList(try FilterArgument.read(text, named: configuration.filters, cloud.guide))
            try await showRows()
        case .more: try await showRows()
        case .show(let id):
            let detail = try await cloud.readDetail(of: id)
            let original = try await cloud.rollbackRecords(about: id).original(of: id)
            Console.print(TextOutput(zone: lines.zone).page(detail, rollbackOf: original))
        case .rollBack(let ids): try await change(.rollback, ids, item: nil, in: &group)
        case .retry(let id, let item): try await change(.retry, [id], item: item, in: &group)
        case .withdraw: try await cloud.runner().withdrawUnsent(onUpdate: observer)
        case .synchronise(let all): try await synchronise(all: all)
        case .journal:
            let histories = try await cloud.journal().history()
            Console.print(
                histories.isEmpty ? "Nothing has been changed from here yet." : JournalText(zone: lines.zone).text(histories))
        case .explain(let code): ExplainCommand.explain(code, cloud.guide)
        case .quit: break
        }
    }

    /// The question is asked here and now; what it leads to is told while other commands are taken.
    private func change(
        _ kind: ChangeKind, _ ids: [DeployRecord.ID], item: Int64?, in group: inout DiscardingTaskGroup
    ) async throws {
        let procedure = ChangeProcedure(kind: kind, ids: ids, itemID: item, guide: cloud.guide)
        try procedure.checkThatAnybodyCanConfirm(isReadOnly: cloud.isReadOnly, because: cloud.reasonNotToChange)
        let change = try await lines.holding { try await procedure.ask(on: cloud, talk: talk) }
        group.addTask { [lines] in
            await change.carryOut()
            for line in change.results.lines { lines.say(line) }
        }
    }

    private func synchronise(all: Bool) async throws {
        let progress = ProgressTalk(isTerminal: false, line: lines.say)
        try await cloud.synchroniser.run(all ? .all : .changes) { progress.say($0) }
        lines.say("Synchronised.")
    }

    private func showRows() async throws {
        let rows = try await list.next(of: cloud.cache)
        guard !rows.isEmpty else {
            if let family = list.unlistedFamily { Console.print(TextOutput.whyNothing(of: family)) }
            return Console.print("No more records.")
        }
        let writer = RecordWriter(.text, zone: lines.zone, rollbacks: try await cloud.rollbackRecords())
        for row in rows { try writer.write(row) }
        try writer.end()
        if list.goesOn { Console.print("\(rows.count) rows; more shows those that follow.") }
        Console.print(TextOutput(zone: lines.zone).age(try await cloud.cache.age(), now: Date()))
    }

    private func tell(_ work: () throws -> Void) { do { try work() } catch { tell(error) } }

    private func telling(_ work: () async throws -> Void) async { do { try await work() } catch { tell(error) } }

    /// What goes wrong ends nothing but its command.
    private func tell(_ error: any Error) {
        if !Task.isCancelled { Console.say("certback: \(cloud.guide.explain(error).text)") }
    }
}
