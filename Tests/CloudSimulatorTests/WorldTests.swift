import Foundation
import Testing

@testable import CloudSimulator

@Suite struct WorldTests {
    private func answers(seed: UInt64) throws -> [[UInt8]] {
        let bench = try Bench { $0.seed = seed }
        let now = bench.clock.now
        return [(Action.list, "{}"), (.detail, #"{"DeployRecordId": 1000220}"#)].map { action, body in
            bench.service.answer(to: TestSigner().request(action.rawValue, body, at: now)).body
        }
    }

    @Test func theSameSeedGivesTheSameAnswersToTheByte() throws {
        #expect(try answers(seed: 7) == answers(seed: 7))
        #expect(try answers(seed: 7) != answers(seed: 8))
    }

    @Test func aMillionRecordsAreNotMadeBeforeTheyAreAskedFor() throws {
        let clock = ContinuousClock()
        let elapsed = try clock.measure {
            let bench = try Bench { $0.recordCount = 1_000_000 }
            let last = try bench.call(.list, #"{"Offset": 999990, "Limit": 100}"#)
            #expect(last.total == 1_000_000)
            #expect(last.ids == Array((999_992...1_000_001).reversed()))
            #expect(try bench.detail(1_500_000).code == "OK")
            let certificate = try #require(last.records.first?["OldCertId"] as? String)
            #expect(try bench.call(.list, "{\"OldCertificateId\": \"\(certificate)\"}").total ?? 0 > 1)
        }
        #expect(elapsed < .seconds(1))
    }

    @Test func theLargestWorldIsNotOlderThanThreeYears() throws {
        let bench = try Bench { $0.recordCount = 1_000_000 }
        let last = try bench.call(.list, #"{"Offset": 999999}"#)
        #expect((last.records.first?["CreateTime"] as? String ?? "") > "2022")
    }

    @Test(arguments: [-1, 1_000_001])
    func aNumberOfRecordsOutOfRangeIsRefused(count: Int) {
        #expect(throws: SimulatorError.self) { try Bench { $0.recordCount = count } }
    }

    @Test(arguments: 0..<500)
    func aCertificateIsFoundAgainByItsName(number: Int) {
        let names = CertificateNames(seed: 3)
        #expect(names.number(of: names.name(of: number * 331)) == number * 331)
    }

    @Test(arguments: [
        (0, "1970-01-01 08:00:00"), (1_747_724_597, "2025-05-20 15:03:17"), (951_782_400, "2000-02-29 08:00:00"),
        (-1, "1970-01-01 07:59:59"), (4_107_513_599, "2100-02-28 23:59:59"), (4_107_513_600, "2100-03-01 00:00:00"),
    ])
    func timesAreWrittenAsTheAPIDoes(seconds: Int, text: String) {
        #expect(TimeText.record(Date(timeIntervalSince1970: Double(seconds))) == text)
    }
}
