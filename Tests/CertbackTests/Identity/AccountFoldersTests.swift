import Foundation
import RecordModel
import RecordStore
import Testing

@testable import certback

/// One folder an account, whichever of its keys is used.
@Suite struct AccountFoldersTests {
    private let base = FileManager.default.temporaryDirectory.appending(path: "certback-test-\(UUID())").path
    private let first = Account(fingerprint: "aaaa", label: "AKID…a")
    private let second = Account(fingerprint: "bbbb", label: "AKID…b")
    private var folders: AccountFolders { AccountFolders(base: base) }

    private func atTheEnd() { try? FileManager.default.removeItem(atPath: base) }

    @Test func theAccountsFirstKeyNamesTheFolderForAllOfThem() {
        defer { atTheEnd() }
        #expect(!folders.knowsAccounts)
        #expect(folders.name(of: "100", for: first) == "aaaa")
        #expect(folders.knowsAccounts)
        #expect(folders.name(of: "100", for: second) == "aaaa")
        #expect(folders.name(of: "100", for: first) == "aaaa")
    }

    @Test func accountsDoNotShareAFolder() {
        defer { atTheEnd() }
        #expect(folders.name(of: "100", for: first) == "aaaa")
        #expect(folders.name(of: "200", for: second) == "bbbb")
    }

    @Test func whatAKeyHasBegunIsFollowedWhereItWasWrittenDown() async throws {
        defer { atTheEnd() }
        #expect(folders.name(of: "100", for: first) == "aaaa")
        let journal = try Journal(folder: "\(base)/bbbb")
        #expect(folders.name(of: "100", for: second) == "aaaa", "an empty journal holds nothing back")
        let id = try #require(DeployRecord.ID("7"))
        let intent = Journal.Intent(
            recordID: id, account: second, endpoint: .international,
            operatedBy: Operator(user: "u", origin: nil, terminal: nil, host: "h", process: 1, processStart: nil), saw: nil,
            typed: "7")
        _ = try await journal.intend(intent, at: Date())
        #expect(folders.name(of: "100", for: second) == "bbbb")
    }

    @Test func ofTwoProcessesAtOnceTheSameOneIsFirstForBoth() async {
        defer { atTheEnd() }
        let names = await withTaskGroup(of: String.self) { group in
            for number in 0..<8 {
                group.addTask { [folders] in
                    folders.name(of: "100", for: Account(fingerprint: "key\(number)", label: ""))
                }
            }
            return await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(names.count == 1)
    }

    @Test func aNumberFromOutsideNamesNoOtherPlace() throws {
        defer { atTheEnd() }
        #expect(folders.name(of: "../../x", for: first) == "aaaa")
        #expect(try FileManager.default.contentsOfDirectory(atPath: base) == ["account-x"])
    }

    @Test func whatIsKnownOfAKeyIsKeptPrivatelyAndADamagedFileIsAskedForAgain() throws {
        defer { atTheEnd() }
        let book = AccountBook(folder: base)
        #expect(book.entry(of: first) == nil)
        let entry = AccountBook.Entry(account: "100", arn: "qcs", asOf: Date(timeIntervalSince1970: 1_760_000_000))
        book.keep(entry, of: first)
        #expect(book.entry(of: first) == entry)
        #expect(book.entry(of: second) == nil)
        let file = "\(base)/aaaa.account"
        #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
        try Data("{".utf8).write(to: URL(filePath: file))
        #expect(book.entry(of: first) == nil)
    }
}
