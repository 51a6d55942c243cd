import Foundation
import RecordModel
import RecordStore
import Testing

/// A damaged journal gets out of the way, and is kept.
@Suite struct SettingAsideTests {
    private let folder = TemporaryFolder()

    private func path(_ name: String) -> String { "\(folder.path)/\(name)" }

    private func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path(name))) }

    private func write(_ text: String, as name: String) throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }

    private func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    @Test func everyByteIsKeptUnderTheNewName() async throws {
        for suffix in ["", "-wal", "-shm"] { try write("damaged\(suffix)", as: Journal.fileName + suffix) }
        try await Journal.setAside(in: folder.path, as: "old.sqlite")
        for suffix in ["", "-wal", "-shm"] {
            #expect(try bytes("old.sqlite\(suffix)") == Data("damaged\(suffix)".utf8))
            #expect(!exists(Journal.fileName + suffix))
        }
    }

    @Test func aNewJournalBeginsAfterwards() async throws {
        try write("damaged", as: Journal.fileName)
        try await Journal.setAside(in: folder.path, as: "old.sqlite")
        let journal = try Journal(folder: folder.path)
        try await journal.check()
        #expect(try await journal.history() == [])
        _ = try await journal.intend(.sample(1), at: moment(0))
        #expect(try bytes("old.sqlite") == Data("damaged".utf8))
    }

    /// What a killed process left is in the side file; without it the last steps would be lost.
    @Test func whatIsInTheSideFileIsStillReadable() async throws {
        let journal = try Journal(folder: folder.path)
        try await journal.append([.sending], to: try await journal.intend(.sample(7), at: moment(0)))
        #expect(exists("\(Journal.fileName)-wal"))
        try await Journal.setAside(in: folder.path, as: "old.sqlite")
        #expect(exists("old.sqlite-wal"))
        // The name must be the journal's own again for certback to read it.
        let elsewhere = TemporaryFolder()
        try FileManager.default.createDirectory(atPath: elsewhere.path, withIntermediateDirectories: true)
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(
                atPath: path("old.sqlite\(suffix)"), toPath: "\(elsewhere.path)/\(Journal.fileName)\(suffix)")
        }
        #expect(Journal.remains(in: elsewhere.path).map(\.attempt.state) == [.sending])
    }

    @Test(arguments: ["", "-wal", "-shm"])
    func nothingIsOverwrittenAndNothingMoved(taken: String) async throws {
        for suffix in ["", "-wal", "-shm"] { try write("damaged\(suffix)", as: Journal.fileName + suffix) }
        try write("precious", as: "old.sqlite\(taken)")
        let error = await #expect(throws: StoreError.self) {
            try await Journal.setAside(in: folder.path, as: "old.sqlite")
        }
        #expect(error?.reason == .unusable)
        #expect(error?.path == path("old.sqlite"))
        #expect(try bytes("old.sqlite\(taken)") == Data("precious".utf8))
        for suffix in ["", "-wal", "-shm"] {
            #expect(try bytes(Journal.fileName + suffix) == Data("damaged\(suffix)".utf8))
        }
    }

    @Test func itsOwnNameIsRefused() async throws {
        try write("damaged", as: Journal.fileName)
        await #expect(throws: StoreError.self) { try await Journal.setAside(in: folder.path, as: Journal.fileName) }
        #expect(try bytes(Journal.fileName) == Data("damaged".utf8))
    }
}
