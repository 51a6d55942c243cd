import CloudSimulator
import Foundation
import Testing

/// What cannot be written down is not sent; what was sent is found out.
@Suite
struct UnwritableJournalTests {
    @Test func aFileInPlaceOfTheFolderIsNamedAndNothingIsSent() async throws {
        try await Workplace.with([.deployed]) { place in
            try FileManager.default.createDirectory(atPath: place.folder, withIntermediateDirectories: true)
            try Data().write(to: URL(fileURLWithPath: "\(place.folder)/state"))
            let outcome = try await place.run("rollback", "\(place.ids[0])", "--yes")
            #expect(outcome.exitCode == 1)
            #expect(outcome.talk.contains("The journal cannot be written"))
            #expect(outcome.talk.contains("\(place.folder)/state"))
            #expect(place.simulator.changeRequests.isEmpty)
            #expect(try await place.run("show", "\(place.ids[0])").exitCode == 0)
        }
    }

    @Test(.enabled(if: geteuid() != 0, "root may write anywhere"))
    func aFolderWithoutRightsIsNamedAndNothingIsSent() async throws {
        try await Workplace.with([.deployed]) { place in
            let folder = "\(place.folder)/state"
            let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o500]
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: attributes)
            let outcome = try await place.run("rollback", "\(place.ids[0])", "--yes")
            #expect(outcome.exitCode == 1)
            #expect(outcome.talk.contains("The journal cannot be written"))
            #expect(place.simulator.changeRequests.isEmpty)
        }
    }

    @Test func onAFullDiskNothingIsSent() async throws {
        try await Self.withFullDisk { place, id, size, other in
            let outcome = try await other.run(["rollback", "\(id)", "--yes"], environment: .hurry, largestFile: size / 512)
            #expect(outcome.exitCode == 1)
            #expect(outcome.output.contains("\(id) NOT SENT: The journal cannot be written"))
            #expect(place.simulator.changesBegun.map(\.deployRecordID) == [place.ids[0]])
            #expect(place.simulator.changeRequests.count == 1)
        }
    }

    /// A little more fits each time, so that each step is the first that does not. One that was sent is followed as long
    /// as the disk is full, so it is killed in the end.
    @Test(.timeLimit(.minutes(2)))
    func aDiskThatFillsUpAtAnyStepLeavesTheTruthToBeFoundOut() async throws {
        await inTurns(stride(from: 2, through: 40, by: 2)) { room in
            try await Self.withFullDisk { place, id, size, other in
                let outcome = try await other.run(
                    ["rollback", "\(id)", "--yes"], environment: .hurry, killedAfter: .seconds(2),
                    largestFile: (size + room * 4120) / 512)
                let begun = place.simulator.log.accepted(rollbackOf: id)
                #expect(begun <= 1)
                #expect(outcome.exitCode != 0 || begun == 1)
                #expect(begun == 0 || outcome.wasKilled || outcome.exitCode == 0, "room for \(room) pages: \(outcome)")

                _ = try await place.run("journal", "--follow", environment: .hurry)
                let fates = try await place.journal().filter { $0.record == id }.map(\.state)
                #expect(begun == 1 ? fates == ["ROLLED BACK"] : !fates.contains("ROLLED BACK"), "\(room): \(fates)")
                #expect(place.simulator.log.accepted(rollbackOf: id) == begun)
            }
        }
    }

    /// A journal whose side file is as large as any file may become, left so by a killed run, beside a cache that is not.
    private static func withFullDisk(
        _ body: @Sendable (_ place: Workplace, _ id: Int, _ size: Int, _ other: Workplace) async throws -> Void
    ) async throws {
        try await Workplace.with([.deployed, .deployed]) { place in
            _ = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: .hurry(dyingAt: "ROLLED BACK"))
            let size = try FileManager.default.attributesOfItem(atPath: try #require(place.journalFile) + "-wal")[.size]
            var other = place
            other.cacheFolder = "\(place.folder)/other-cache"
            other.stateFolder = "\(place.folder)/other-state"
            _ = try await other.run("sync")
            other.stateFolder = place.stateFolder
            try await body(place, place.ids[1], try #require(size as? Int), other)
        }
    }
}
