import Foundation
import Logging
import TestSupport
import Testing

@testable import certback

@Suite struct LogFileTests {
    /// A folder that is not there yet, and goes with the test.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "certback-log-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body("\(folder)/state/certback")
    }

    private func lines(_ path: String) throws -> [String] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    @Test func fileAndFolderArePrivate() throws {
        try withFolder { (folder) throws in
            LogFile(folder: folder).add("one")

            let modes = try ["\(folder)/certback.log", folder].map {
                try FileManager.default.attributesOfItem(atPath: $0)[.posixPermissions] as? Int
            }
            #expect(modes == [0o600, 0o700])
        }
    }

    @Test func nothingIsMadeBeforeTheFirstLine() throws {
        try withFolder { (folder) throws in
            _ = LogFile(folder: folder)

            #expect(!FileManager.default.fileExists(atPath: folder))
        }
    }

    @Test func aGrownFileIsSetAsideAndSoManyAreKept() throws {
        try withFolder { (folder) throws in
            let file = LogFile(folder: folder, largest: 20)
            for number in 0..<10 { file.add("line \(number) of ten") }

            let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            #expect(names == ["certback.log.1", "certback.log.2", "certback.log.3"])
            #expect(try lines("\(folder)/certback.log.1") == ["line 8 of ten", "line 9 of ten"])
            #expect(try lines("\(folder)/certback.log.3") == ["line 4 of ten", "line 5 of ten"])
        }
    }

    @Test func afterAnotherHasSetItAsideLinesGoToTheNewFile() throws {
        try withFolder { (folder) throws in
            let (one, other) = (LogFile(folder: folder, largest: 25), LogFile(folder: folder, largest: 25))
            one.add("1 first")
            other.add("2 first, and long enough")
            one.add("1 second")

            #expect(try lines("\(folder)/certback.log.1") == ["1 first", "2 first, and long enough"])
            #expect(try lines("\(folder)/certback.log") == ["1 second"])
        }
    }

    @Test func aRemovedFileIsBegunAnew() throws {
        try withFolder { (folder) throws in
            let file = LogFile(folder: folder)
            file.add("one")
            try FileManager.default.removeItem(atPath: file.path)
            file.add("two")

            #expect(try lines(file.path) == ["two"])
        }
    }

    /// A link left by somebody else must not make certback write elsewhere.
    @Test func aLinkIsNotFollowed() throws {
        try withFolder { (folder) throws in
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder)/certback.log", withDestinationPath: "\(folder)/elsewhere")
            let file = LogFile(folder: folder)
            file.add("one")

            #expect(file.failure != nil)
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/elsewhere"))
        }
    }

    @Test func noTextDrivesTheTerminalThatShowsTheLog() throws {
        try withFolder { (folder) throws in
            let file = LogFile(folder: folder, largest: 100_000_000)
            let logger = Logger(label: "test") { _ in FileLogHandler(file: file, level: .trace) }
            let samples = HostileText.all + HostileText.long
            for sample in samples { logger.info("\(sample.text)", metadata: ["name": "\(sample.text)"]) }

            let written = try lines(file.path)
            #expect(written.count == samples.count)
            #expect(written.allSatisfy { HostileText.offences(in: $0).isEmpty && $0.count < 2100 })
        }
    }

    @Test func linesOfManyThreadsNeverMix() throws {
        try withFolder { (folder) throws in
            let files = [LogFile(folder: folder, largest: 4000), LogFile(folder: folder, largest: 4000)]
            DispatchQueue.concurrentPerform(iterations: 400) { number in files[number % 2].add("line \(number) ends here") }

            let all = try FileManager.default.contentsOfDirectory(atPath: folder).flatMap { try lines("\(folder)/\($0)") }
            #expect(all.allSatisfy { $0.hasPrefix("line ") && $0.hasSuffix(" ends here") })
            #expect(Set(all).count == all.count)
            #expect(all.count == 400)
        }
    }
}
