import TestSupport
import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

/// The cursor in a long list that changes all the time and answers when it likes.
@Suite struct RandomListTests {
    /// With `CERTBACK_SOAK` in the environment twenty times as many.
    private static let seeds = UInt64(8) * (ProcessInfo.processInfo.environment["CERTBACK_SOAK"] == nil ? 1 : 20)
    private static let filters = [
        "", "clb", "waf", "status:failed", "status:deployed,waiting", "cert:a*", "id>1000", "!waf clb", "zzz", "id:x",
    ]
    private static let moves = [
        "j", "k", "PgDn", "PgUp", "^D", "^U", "g", "G", "jjjj", "kkkk", "PgDn PgDn PgDn", "PgUp PgUp", "G k", "g j", "Space", "u",
    ]

    /// The list, and what has been done to it.
    private struct Walk {
        var random: SeededGenerator
        var stage: Stage
        var newest: Int64 = 0
        var kept = 0
        var followed = 0

        init(seed: UInt64) {
            random = SeededGenerator(seed: seed)
            stage = Stage(80, 20, records: [], details: [:])
            add(900)
            stage.reload()
            stage.answersCounts = false
        }

        mutating func chance(of percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

        mutating func pick<Element>(_ elements: [Element]) -> Element {
            elements[Int.random(in: 0..<elements.count, using: &random)]
        }

        /// Several share a minute, so that the order among equals matters.
        mutating func add(_ count: Int) {
            for _ in 0..<count {
                newest += 1
                let status = pick([DeployStatus.deployed, .deployed, .failed, .waiting])
                let record = Fixture.record(
                    .init(number: newest), pick(["a1B2c3D4", "b8RzM3wJ"]), status, 10_000 - Double(newest / 3),
                    types: pick([["clb"], ["clb", "waf"]]))
                stage.cache.records.append(record)
            }
        }

        mutating func changeCache() {
            let place = Int.random(in: 0..<stage.cache.records.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: add(Int.random(in: 1...300, using: &random))
            case 1: stage.cache.records.removeSubrange(place..<max(place, min(place + 40, stage.cache.records.count - 500)))
            default: stage.cache.records[place].status = pick([.deployed, .failed])
            }
        }
    }

    @Test(arguments: UInt64(0)..<seeds)
    func theCursorStaysOnItsRecordAndTheScreenWithoutGaps(seed: UInt64) {
        var walk = Walk(seed: seed)
        for _ in 0..<150 {
            step(&walk)
            check(walk.stage)
        }
        #expect(walk.kept > 10 && walk.followed > 0)
    }

    private func step(_ walk: inout Walk) {
        let before = walk.stage.cursorID
        switch Int.random(in: 0..<10, using: &walk.random) {
        case 0..<4:
            walk.stage.press(walk.pick(Self.moves))
            settle(&walk)
        case 4:
            walk.stage.press(walk.pick(["o", "O"]))
            expect(before, &walk)
        case 5:
            walk.changeCache()
            walk.stage.send(walk.chance(of: 50) ? .syncEnded(nil) : .syncProgressed(SyncProgress(received: 1, total: 2)))
            expect(before, &walk)
        case 6:
            typeFilter(&walk)
            expect(before, &walk)
        case 7:
            walk.stage.answersList.toggle()
        case 8:
            walk.stage.send(.resized(Size(columns: 80, rows: Int.random(in: 15...60, using: &walk.random))))
            expect(before, &walk)
        default:
            // A record that may be anywhere, or nowhere.
            walk.stage.go(to: .init(number: Int64.random(in: 1...walk.newest + 50, using: &walk.random)))
            settle(&walk)
        }
    }

    private func typeFilter(_ walk: inout Walk) {
        walk.stage.press("/ ^u")
        let filter = walk.pick(Self.filters)
        let half = Int.random(in: 0...filter.count, using: &walk.random)
        for part in [filter.prefix(half), filter.dropFirst(half)] {
            walk.stage.press([.paste(String(part))])
            if walk.chance(of: 20) { walk.stage.answerOpenRequests() }
        }
        walk.stage.press(walk.chance(of: 60) ? "Enter" : "Esc")
        walk.stage.press("Esc")
    }

    /// Now and then all that is open is answered at once, in the order asked.
    private func settle(_ walk: inout Walk) {
        for _ in 0..<20 where !walk.stage.openRequests.isEmpty { walk.stage.answerOpenRequests() }
    }

    /// Once all is answered, the cursor is on the record it was on, if the list still has it.
    private func expect(_ id: DeployRecord.ID?, _ walk: inout Walk) {
        settle(&walk)
        #expect(!walk.stage.list.isLoading && walk.stage.openRequests.isEmpty)
        let list = walk.stage.cache.records(of: walk.stage.list.query)
        if let id, list.contains(where: { $0.id == id }) {
            #expect(walk.stage.cursorID == id)
            walk.kept += 1
        } else {
            walk.followed += 1
        }
    }

    private func check(_ stage: Stage) {
        let (list, height) = (stage.list, ListLayout(stage.state.size).listHeight)
        let rows = list.window.rows
        #expect(rows.isEmpty ? list.cursor == 0 : rows.indices.contains(list.cursor))
        #expect(list.top >= 0 && (list.top...list.top + height - 1).contains(list.cursor))
        // The screen is full as long as there are rows.
        #expect(list.top + height <= rows.count || list.top == 0)
        #expect(Set(rows.map(\.id)).count == rows.count)
        guard !list.isLoading else { return }
        #expect(list.isCurrent && !list.needsRows(height: height))
        #expect(list.top > 0 || !list.window.hasEarlier)
        #expect(list.top + height <= rows.count || !list.window.hasLater)
        #expect(Set(list.visibleMarks).isSubset(of: stage.cache.records(of: list.query).map(\.id)))
    }
}
