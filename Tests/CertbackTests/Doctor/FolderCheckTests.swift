import APICore
import Foundation
import RecordModel
import Testing

@testable import certback

@Suite struct FolderCheckTests {
    private static let there = FolderFacts.State.there(mode: 0o700, isOwn: true, canBeWritten: true)

    private func finding(_ facts: FolderFacts) -> Finding {
        FolderCheck(check: .stateFolder, guide: .english, flag: "--state").finding(facts)
    }

    private static let cases: [(FolderFacts, Finding.Verdict, String)] = [
        (FolderFacts(path: "/s", state: there, freeBytes: 12_340_000_000), .ok, "/s, mode 0700, 12 GB free"),
        (FolderFacts(path: "/s", state: there), .ok, "/s, mode 0700"),
        (
            FolderFacts(path: "/s", state: .missing(below: "/", canBeMade: true), freeBytes: 5_260_000_000), .ok,
            "/s is not there yet; it will be made, 5.2 GB free"
        ),
        (FolderFacts(path: "/s", state: .missing(below: "/", canBeMade: false)), .fail, "cannot be made in /"),
        (FolderFacts(path: "/s", state: .notAFolder), .fail, "/s is no folder"),
        (FolderFacts(path: "/s", state: .unreadable("Permission denied")), .fail, "/s: Permission denied"),
        (
            FolderFacts(path: "/s", state: .there(mode: 0o700, isOwn: false, canBeWritten: false)), .fail,
            "cannot be read or written"
        ),
        (FolderFacts(path: "/s", state: .there(mode: 0o700, isOwn: false, canBeWritten: true)), .warn, "belongs to another user"),
        (
            FolderFacts(path: "/s", state: .there(mode: 0o755, isOwn: true, canBeWritten: true)), .warn,
            "others may look into /s (mode 0755)"
        ),
        (
            FolderFacts(path: "/s", state: there, openToOthers: ["a/journal.sqlite"]), .warn,
            "others may look into /s (mode 0700), and in it a/journal.sqlite"
        ),
        (FolderFacts(path: "/s", state: there, freeBytes: 50_000_000), .warn, "50 MB free"),
        (FolderFacts(path: "/s", state: there, freeBytes: 999_999), .fail, "its disk is full, 999 kB free"),
        (
            FolderFacts(path: "/s", state: .missing(below: "/", canBeMade: true), freeBytes: 0), .fail,
            "its disk is full, 0 B free"
        ),
        (FolderFacts(path: "/s", state: there, freeBytes: 1 << 40, freeFiles: 0), .fail, "can hold no more files"),
    ]

    @Test(arguments: cases)
    func whatTheFileSystemSaysDecides(facts: FolderFacts, verdict: Finding.Verdict, words: String) {
        let finding = finding(facts)
        #expect(finding.verdict == verdict)
        #expect(finding.found.contains(words), "\(finding.found)")
        #expect((finding.remedy == nil) == (verdict == .ok))
    }

    @Test func aPathIsQuotedWhereAShellWouldSplitIt() {
        let facts = FolderFacts(path: "/it's here", state: .there(mode: 0o777, isOwn: true, canBeWritten: true))
        #expect(finding(facts).remedy == "chmod -R go= '/it'\\''s here'")
    }

    @Test func theFactsAreThoseOfTheFileSystem() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "certback-test-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(FolderFacts.measure("\(folder)/deep/er").state == .missing(below: "/tmp", canBeMade: true))

        try FileManager.default.createDirectory(
            atPath: "\(folder)/state", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for (name, mode) in [("private", 0o600), ("open", 0o644)] {
            _ = FileManager.default.createFile(
                atPath: "\(folder)/state/\(name)", contents: Data(), attributes: [.posixPermissions: mode])
        }
        try FileManager.default.createSymbolicLink(atPath: "\(folder)/link", withDestinationPath: "\(folder)/state")
        for path in ["\(folder)/state", "\(folder)/link"] {
            let facts = FolderFacts.measure(path)
            #expect(facts.state == .there(mode: 0o700, isOwn: true, canBeWritten: true))
            #expect(try #require(facts.freeBytes) > 0)
        }
        #expect(FolderFacts.measure("\(folder)/state").openToOthers == ["open"])
        #expect(FolderFacts.measure("\(folder)/state/open").state == .notAFolder)
    }
}
