import Foundation
import RecordModel
import RecordStore
import Testing

@testable import RecordImport

@Suite struct ImporterTests {
    @Test(arguments: [1, 7, 50_000])
    func everyRecordArrivesWhateverTheBatch(size: Int) async throws {
        let place = try ImportPlace()
        let files = [try place.file("a.jsonl", lines(1...30)), try place.file("b.jsonl", lines(31...40))]
        let report = try await place.run(files, batchSize: size)
        #expect(try await place.ids() == Array(1...40))
        #expect(report.records == 40)
        #expect(report.files == 2)
        #expect(report.known == 0)
        #expect(report.bytesRead == report.bytesInAll)
        #expect(place.faults.prefix(3) == [])
    }

    /// More than one read takes: what is cut across two of them must not be lost.
    @Test(arguments: ImportFormat.allCases)
    func aFileLargerThanAReadArrivesWhole(format: ImportFormat) async throws {
        let count = 12_000
        let text: String =
            switch format {
            case .jsonl: lines(1...count)
            case .json: "[\n" + lines(1...count).replacing("}\n{", with: "}\n,{") + "]"
            case .csv: "Id,OldCertId,ResourceTypes,Status\n" + (1...count).map { "\($0),OMhKAc35,\"clb,tke\",1\r\n" }.joined()
            }
        #expect(text.utf8.count > ImportSource.readSize)
        let place = try ImportPlace()
        let report = try await place.run([try place.file("records", text)], batchSize: 1000)
        #expect(report.records == count)
        #expect(try await place.ids() == (1...count).map(Int64.init))
        #expect(place.reports.count > 1)
        #expect(place.faults.prefix(3) == [])
    }

    @Test func theSameFileTwiceChangesNothing() async throws {
        let place = try ImportPlace()
        let file = try place.file("a.jsonl", lines(1...3))
        let report = try await place.run([file, file])
        #expect(report.records == 6)
        #expect(report.known == 3)
    }

    @Test func whatIsBadIsToldAndTheRestArrives() async throws {
        let place = try ImportPlace()
        let files = [
            try place.file("a.jsonl", lines(1...2) + "{\"Id\":3,\n" + lines(4...4)), "\(place.folder)/missing",
            try place.file("empty", "\u{FEFF} \n"), try place.file("b.csv", "Id,Name\n1,x\n2,y\n"),
            try place.file("c.json", "[\(lines(5...5)),{\"Id\":6}]"), place.folder, try place.file("d.jsonl", lines(7...7)),
        ]
        let report = try await place.run(files)
        #expect(try await place.ids() == [1, 2, 4, 5, 7])
        #expect(
            place.faults.map { $0.prefix { $0 != ";" } } == [
                "a.jsonl:3: not valid JSON", "missing: cannot be opened: No such file or directory", "empty: is empty",
                "b.csv:1: no column OldCertId", "c.json:2: no record of the list: OldCertId is missing",
                "\(place.folder): cannot be read further: Is a directory",
            ])
        #expect(report.badLines == 3)
        #expect(report.badFiles == 2)
    }

    @Test func aStrictImportEndsAtTheFirstFault() async throws {
        let place = try ImportPlace()
        let files = [
            try place.file("empty", ""), try place.file("a.jsonl", lines(1...2) + "oops\n" + lines(4...4)),
            try place.file("b.jsonl", lines(5...5)),
        ]
        let report = try await place.run(files) {
            $0.isStrict = true
            $0.format = .jsonl
        }
        #expect(try await place.ids() == [1, 2])
        #expect(report.isCutShort)
        #expect(report.faults == 1)
        #expect(report.records == 2)
    }

    @Test func nothingIsReadOnceTheSignIsUp() async throws {
        let place = try ImportPlace()
        let stop = StopSign()
        stop.putUp()
        let report = try await place.run([try place.file("a.jsonl", lines(1...2))], stop: stop)
        #expect(report.isCutShort)
        #expect(try await place.ids().isEmpty)
    }

    private static let detail = #"{"DeployRecordDetail":[{"Type":0,"Status":1,"CreateTime":"2025-05-20 15:03:17"}]}"#

    @Test func aDetailIsGivenToTheRecordNamed() async throws {
        let place = try ImportPlace()
        let id = try #require(DeployRecord.ID(rawValue: 9))
        let file = try place.file("detail.json", Self.detail)
        let report = try await place.run([file]) { $0.recordID = id }
        #expect(report.details == 1)
        let detail = try #require(try await place.cache.detail(of: id))
        #expect(detail.tasks.map(\.status) == [.deployed])
        let written = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
        #expect(try abs(detail.readAt.timeIntervalSince(#require(written))) <= 1)
    }

    @Test func aDetailOfNobodyIsTold() async throws {
        let place = try ImportPlace()
        let report = try await place.run([try place.file("detail.json", Self.detail)])
        #expect(report.details == 0)
        #expect(place.faults.first?.contains("--record ID") == true)
    }

    /// One of the two is wrong, and nobody can know which.
    @Test func aDetailOfAnotherRecordThanTheOneNamedIsToldWithItsLine() async throws {
        let place = try ImportPlace()
        let own = #"{"DeployRecordId":9,"# + Self.detail.dropFirst()
        let file = try place.file("detail.json", "\n" + own)
        let report = try await place.run([file]) { $0.recordID = DeployRecord.ID(rawValue: 8) }
        #expect(report.details == 0 && report.badLines == 1)
        #expect(place.faults == ["detail.json:2: this detail is of record 9, and --record says 8"])
        #expect(try await place.run([file]) { $0.recordID = DeployRecord.ID(rawValue: 9) }.details == 1)
    }

    @Test func aFamilyThatContradictsItsIdIsToldWithItsLine() async throws {
        let place = try ImportPlace()
        let text = [("5", "update"), (#""update/6""#, "deploy")].map { id, family in
            #"{"id":\#(id),"certificateID":"c","resourceTypes":["clb"],"status":1,"family":"\#(family)"}"#
        }.joined(separator: "\n")
        _ = try await place.run([try place.file("a.jsonl", text)])
        #expect(try await place.cache.ids(of: ListQuery()) == [try #require(DeployRecord.ID(.update, 5))])
        #expect(place.faults == ["a.jsonl:2: id update/6 is of another family than family deploy: one of them is wrong"])
    }

    @Test func whatIsCompressedIsToldAtOnce() async throws {
        let place = try ImportPlace()
        let file = place.folder + "/a.gz"
        try Data([0x1F, 0x8B, 8, 0]).write(to: URL(filePath: file))
        #expect(try await place.run([file]).badFiles == 1)
        #expect(place.faults.first?.contains("zcat") == true)
    }

    @Test func aNameCannotDriveTheTerminal() async throws {
        let place = try ImportPlace()
        _ = try await place.run(["\(place.folder)/\u{1B}[31m"])
        #expect(place.faults == ["␛[31m: cannot be opened: No such file or directory"])
    }
}
