import RecordModel
import Testing

@testable import RecordStore

/// A cache at random, and the same records without a database.
struct RandomList {
    let folder = TemporaryFolder()
    var account: RandomAccount
    let plain: PlainList
    /// Asks an index wherever one helps.
    let byCandidates: RecordCache
    /// Goes along the order wherever anything can match.
    let byWalking: RecordCache

    init(seed: UInt64, count: Int, canVanish: Bool = true) async throws {
        account = RandomAccount(seed: seed)
        account.canVanish = canVanish
        byCandidates = try RecordCache(folder: folder.path, few: 1_000_000)
        byWalking = try RecordCache(folder: folder.path, few: 0)
        let records = account.records(count)
        try await byCandidates.save(records)
        var details: [DeployRecord.ID: RecordDetail] = [:]
        for record in records where account.chance.chance(of: 40) {
            details[record.id] = account.detail(record.id)
            if let detail = details[record.id] { try await byCandidates.save(detail) }
        }
        plain = PlainList(records: try await byCandidates.rows(records.map(\.id)), details: details)
    }

    var paths: [RecordCache] { [byCandidates, byWalking] }

    /// One of the records, of those that are gone, or an end of the list.
    mutating func anchor() -> ListWindow.Anchor {
        switch account.chance.number(in: 0...9) {
        case 0: return .first
        case 1: return .last
        case 2: return .around(gone())
        case 3: return .record(gone().id, else: account.chance.chance(of: 50) ? plain.records.any(&account.chance) : nil)
        case 4: return .record(plain.records.any(&account.chance).id, else: nil)
        default: return .around(plain.records.any(&account.chance))
        }
    }

    private mutating func gone() -> DeployRecord {
        let id = DeployRecord.ID(rawValue: account.ids.any(&account.chance).rawValue + 1) ?? 1
        return plain.records.first { $0.id == id } ?? account.record(id)
    }
}

extension RecordCache {
    /// The rows as they stand, each looked up by its id.
    func rows(_ ids: [DeployRecord.ID]) async throws -> [DeployRecord] {
        var rows: [DeployRecord] = []
        for id in ids { rows.append(try #require(try await record(id))) }
        return rows
    }
}
