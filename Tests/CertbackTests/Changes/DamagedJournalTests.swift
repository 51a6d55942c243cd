import CloudSimulator
import Foundation
import Testing

/// With a journal that cannot be trusted nothing is changed, nothing is lost, and the way out is told.
@Suite
struct DamagedJournalTests {
    enum Damage {
        /// What SQLite itself finds, so that the file is not even opened for writing.
        static let gross: [Damage] = [.textInstead, .emptyPages, .cutInHalf]

        case textInstead, emptyPages, cutInHalf
        /// A state that nobody can read, in a file in which SQLite finds nothing wrong.
        case oddState

        func bytes(from sound: Data) -> Data {
            switch self {
            case .textInstead: return Data("these words are no database, and somebody may want them back".utf8)
            case .emptyPages:
                var bytes = sound
                let middle = sound.count / 2 / 4096 * 4096
                bytes.replaceSubrange(middle..<middle + 8192, with: Data(repeating: 0xFF, count: 8192))
                return bytes
            case .cutInHalf: return sound.prefix(sound.count / 2 / 4096 * 4096)
            case .oddState:
                var bytes = sound
                while let place = bytes.range(of: Data(#"{"sending""#.utf8)) {
                    bytes.replaceSubrange(place, with: Data(#"{"sEnding""#.utf8))
                }
                return bytes
            }
        }
    }

    @Test(arguments: Damage.gross)
    func nothingIsChangedAndTheFileStaysAsItIs(damage: Damage) async throws {
        try await Self.with(damage) { place, file, damaged in
            for command in [["rollback", "\(place.ids[1])", "--yes"], ["retry", "\(place.ids[2])", "--yes"]] {
                let outcome = try await place.run(command, environment: .hurry)
                #expect(outcome.exitCode == 1)
                #expect((outcome.talk + outcome.output).contains("The journal is damaged"))
                #expect((outcome.talk + outcome.output).contains("--set-aside"))
            }
            #expect(place.simulator.changeRequests.count == 1)
            #expect(try Data(contentsOf: file) == damaged)
        }
    }

    @Test(arguments: Damage.gross)
    func recordsCanStillBeLookedAt(damage: Damage) async throws {
        try await Self.with(damage) { place, file, damaged in
            for command in [["sync"], ["list"], ["show", "\(place.ids[1])"]] {
                let outcome = try await place.run(command)
                #expect(outcome.exitCode == 0)
            }
            #expect(try Data(contentsOf: file) == damaged)
        }
    }

    @Test(arguments: Damage.gross)
    func journalTellsWhatRemainsAndFails(damage: Damage) async throws {
        try await Self.with(damage) { place, file, damaged in
            for command in [["journal"], ["journal", "--follow"], ["journal", "--format", "json"]] {
                let outcome = try await place.run(command)
                #expect(outcome.exitCode == 1)
                #expect(outcome.talk.contains("journal damaged"))
            }
            #expect(try Data(contentsOf: file) == damaged)
        }
    }

    @Test(arguments: Damage.gross)
    func setAsideItIsKeptAndANewOneBegun(damage: Damage) async throws {
        try await Self.with(damage) { place, file, damaged in
            let aside = try await place.run("journal", "--set-aside", "journal-damaged-1")
            #expect(aside.exitCode == 0)
            #expect(aside.talk.contains("before changing a record, look at it with certback show"))
            let kept = file.deletingLastPathComponent().appending(path: "journal-damaged-1")
            #expect(aside.talk.contains(kept.path))
            #expect(try Data(contentsOf: kept) == damaged)

            let rollback = try await place.run("rollback", "\(place.ids[1])", "--yes", environment: .hurry)
            #expect(rollback.exitCode == 0)
            #expect(try await place.journal().map(\.record) == [place.ids[1]])
        }
    }

    @Test func aStateThatCannotBeReadBlocksChangesAndCanBeSetAside() async throws {
        try await Self.with(.oddState) { place, file, _ in
            let blocked = try await place.run("rollback", "\(place.ids[1])", "--yes", environment: .hurry)
            #expect(blocked.exitCode == 1)
            #expect((blocked.talk + blocked.output).contains("--set-aside"))
            let aside = try await place.run("journal", "--set-aside", "journal-damaged-1")
            #expect(aside.exitCode == 0)
            let rollback = try await place.run("rollback", "\(place.ids[1])", "--yes", environment: .hurry)
            #expect(rollback.exitCode == 0)
            let kept = try Data(contentsOf: file.deletingLastPathComponent().appending(path: "journal-damaged-1"))
            #expect(kept.range(of: Data(#"{"sEnding""#.utf8)) != nil)
        }
    }

    @Test func aSoundJournalIsNotSetAside() async throws {
        try await Workplace.with([.deployed]) { place in
            _ = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: .hurry)
            let outcome = try await place.run("journal", "--set-aside", "old")
            #expect(outcome.exitCode == 1)
            #expect(outcome.talk.contains("nothing to set aside"))
            #expect(try await place.journal().count == 1)
        }
    }

    @Test func nothingIsOverwritten() async throws {
        try await Self.with(.textInstead) { place, file, damaged in
            let taken = file.deletingLastPathComponent().appending(path: "taken")
            try Data("mine".utf8).write(to: taken)
            let outcome = try await place.run("journal", "--set-aside", "taken")
            #expect(outcome.exitCode == 1)
            #expect(outcome.talk.contains(taken.path))
            #expect(try Data(contentsOf: taken) == Data("mine".utf8))
            #expect(try Data(contentsOf: file) == damaged)
        }
    }

    @Test(arguments: ["", "../elsewhere", "/tmp/elsewhere", "journal.sqlite-wal", "journal.sqlite"])
    func whatIsNoPlainNameIsRefused(name: String) async throws {
        try await Self.with(.textInstead) { place, file, damaged in
            let outcome = try await place.run("journal", "--set-aside", name)
            #expect([1, 64].contains(outcome.exitCode))
            #expect(try Data(contentsOf: file) == damaged)
        }
    }

    @Test func whatIsLeftOfIntactPagesIsTold() async throws {
        // A page of one change's own: what it saw does not fit beside others.
        let many = CloudRecord(listeners: Array(repeating: "{}", count: 60))
        try await Workplace.with([many, many, many], itemDuration: .zero) { place in
            for id in place.ids { _ = try await place.run("rollback", "\(id)", "--yes", environment: .hurry) }
            let file = URL(fileURLWithPath: try #require(place.journalFile))
            var bytes = try Data(contentsOf: file)
            let pages = stride(from: 0, to: bytes.count, by: 4096).filter { bytes[$0 + 4..<$0 + 4096].contains(0) }
            let last = try #require(pages.last)
            bytes.replaceSubrange(last..<last + 4096, with: Data(repeating: 0xFF, count: 4096))
            try bytes.write(to: file)

            let outcome = try await place.run("journal", "--format", "json")
            #expect(outcome.exitCode == 1)
            let remains = try JournalEntry.all(in: outcome.output)
            #expect(!remains.isEmpty)
        }
    }

    /// A journal that was sound until one of three records had been rolled back.
    private static func with(
        _ damage: Damage, _ body: @Sendable (Workplace, URL, Data) async throws -> Void
    ) async throws {
        try await Workplace.with([.deployed, .deployed, .failed]) { place in
            _ = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: .hurry)
            let file = URL(fileURLWithPath: try #require(place.journalFile))
            let damaged = damage.bytes(from: try Data(contentsOf: file))
            try damaged.write(to: file)
            try await body(place, file, damaged)
        }
    }
}
