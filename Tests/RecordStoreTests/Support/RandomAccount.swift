import TestSupport
import Foundation
import RecordModel

@testable import RecordStore

/// Records and details at random: many that share a value, names of every script, signs that mean something to SQL.
struct RandomAccount {
    var chance: SeededGenerator
    private(set) var ids: [DeployRecord.ID] = []
    /// False for what a certback kept that knew of no vanished records, and of one family alone.
    var canVanish = true

    static let certificates = [
        "", "pW7kZ2aQ", "pw7kz2aq", "a_b", "a%b", "100%sure", #"back\slash"#, "证书-北京", "北京", "ΑΣΣος", "İstanbul", "straße", "AND",
        "\"quoted\"", "NEAR(a b)", "cafe\u{301}", "café", "x", "xy", "🔑🔑", "a*b", "1000",
    ]
    static let types = [[], ["clb"], ["cdn", "clb"], ["tke", "clb"], ["cdn", "tke", "waf"], ["网关"], ["clb"], ["clb"]]
    static let names = [
        "", "gateway", "网关-北京", "payment-front", "lb-7f3k2m9x", "lb-1", "a_b", "50%", "www.example.com", "*.example.com",
        "pay.example.net", "例子.测试", "ap-singapore", "ap-hongkong", "eu-1", "HTTPS:443", "Ω", "clb",
    ]

    init(seed: UInt64) { chance = SeededGenerator(seed: seed) }

    /// So many records, with gaps of every width between their ids.
    mutating func records(_ count: Int) -> [DeployRecord] {
        var id = Int64(chance.number(in: 1...1200))
        let records = (0..<count).compactMap { _ in
            let gap = chance.chance(of: 90) ? chance.number(in: 1...3) : chance.number(in: 4...30_000)
            id += Int64(gap)
            return DeployRecord.ID(canVanish && chance.chance(of: 30) ? .update : .uploadUpdate, id).map { record($0) }
        }
        ids = records.map(\.id)
        return records.shuffled(using: &chance)
    }

    /// Whatever a page may say of the record.
    mutating func record(_ id: DeployRecord.ID) -> DeployRecord {
        let status = DeployStatus(code: chance.chance(of: 10) ? [-1, 7, 8, 77].any(&chance) : chance.number(in: 0...6))
        return .sample(
            id, certificate: certificate(), types: Self.types.any(&chance), status: status, created: time(), updated: time(),
            isRollingBack: status.isUnderWay && chance.chance(of: 40), vanished: canVanish && chance.chance(of: 10) ? 90 : nil,
            former: id.family == .update ? certificate() : "")
    }

    /// Whatever a look may say of it.
    mutating func detail(_ id: DeployRecord.ID) -> RecordDetail {
        let kinds: [DeployTask.Kind] = [.deployment, .rollback, .unknown(2)]
        let tasks = (0..<chance.number(in: 0...3)).map { number in
            DeployTask.sample(
                number == 0 ? .deployment : kinds.any(&chance), DeployStatus(code: chance.number(in: 0...5)),
                created: Double(number), items: (0..<chance.number(in: 0...3)).map { _ in item() })
        }
        return .sample(id, tasks: tasks)
    }

    private mutating func certificate() -> String {
        if chance.chance(of: 70) { return Self.certificates.any(&chance) }
        return String((0..<8).map { _ in "abAB12".any(&chance) })
    }

    private mutating func time() -> Double? { chance.chance(of: 15) ? nil : Double(chance.number(in: 0...9)) * 60 }

    private mutating func item() -> DeployItem {
        let domains = (0..<chance.number(in: 0...2)).map { _ in Self.names.any(&chance) }
        return .sample(
            Int64(chance.number(in: 1...9)), region: Self.names.any(&chance), instance: Self.names.any(&chance),
            name: Self.names.any(&chance), domains: domains, updated: time())
    }
}

extension RandomAccount {
    private static let statusWords = [
        "DEPLOYED", "DEPLOY FAILED", "ROLLING BACK", "ROLLED BACK", "STATUS 77", "STATUS -1", "WAITING", "GONE",
    ]
    private static let oddTexts = [
        "%", "_", "\\", "\"", "'", "*", ",", " ", "  ", "   ", "AND", "OR NOT", "NEAR(", "text:a", "-1", "a*", "^a", "σ", "Σ",
        "ς", "ß",
        "İ", "i\u{307}", "é", "e\u{301}", "\u{301}", "zzz", "ZZ", "q", "9999999", "clb,", "n,t", "e 7", "S", "T", "c", "10",
    ]

    /// None to three terms of any kind.
    mutating func filter() -> RecordFilter {
        let count = chance.chance(of: 5) ? 0 : chance.chance(of: 60) ? 1 : chance.number(in: 2...3)
        return RecordFilter((0..<count).map { _ in .init(condition(), isNegated: chance.chance(of: 20)) })
    }

    private mutating func condition() -> RecordFilter.Condition {
        switch chance.number(in: 0...15) {
        case 0: .status((0..<chance.number(in: 1...3)).map { _ in statusWord() })
        case 1: .type(globs(of: ["clb", "cdn", "tke", "waf", "网关", "cdn,clb"]))
        case 2: .certificate(globs(of: Self.certificates))
        case 3: .domain(globs(of: Self.names))
        case 4: .instance(globs(of: Self.names))
        case 5: .region(globs(of: Self.names))
        case 6: .id((0..<chance.number(in: 1...3)).map { _ in idRange() })
        case 7: .created(span())
        case 8: .updated(span())
        case 9: .family((0..<chance.number(in: 1...2)).map { _ in RecordFamily.allCases.any(&chance) })
        case 10:
            .record(
                (0..<chance.number(in: 1...2)).map { _ in
                    DeployRecord.ID.rawValues(of: RecordFamily.allCases.any(&chance), idRange())
                })
        default: .text(text())
        }
    }

    private mutating func statusWord() -> StatusWord {
        if chance.chance(of: 10) { return .gone }
        return chance.chance(of: 20) ? .rollingBack : .code([-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 77].any(&chance))
    }

    /// A piece of what is somewhere, mostly, in capitals or not.
    private mutating func text() -> String {
        if chance.chance(of: 25) { return Self.oddTexts.any(&chance) }
        let id = ids.isEmpty ? "1" : ids.any(&chance).description
        let wholes = [Self.certificates, Self.names, Self.statusWords, [id, "cdn,tke,waf"]].any(&chance)
        let piece = piece(of: wholes.any(&chance))
        return piece.isEmpty ? "e" : chance.chance(of: 20) ? piece.uppercased() : piece
    }

    private mutating func piece(of text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let length = min(scalars.count, chance.chance(of: 80) ? chance.number(in: 1...4) : 20)
        let first = chance.number(in: 0...scalars.count - length)
        return String(String.UnicodeScalarView(scalars[first..<first + length]))
    }

    private mutating func globs(of wholes: [String]) -> [Glob] {
        (0..<chance.number(in: 1...2)).map { _ in Glob(glob(of: wholes.any(&chance))) }
    }

    private mutating func glob(of whole: String) -> String {
        switch chance.number(in: 0...5) {
        case 0: whole
        case 1: whole.lowercased()
        case 2: "*\(piece(of: whole))*"
        case 3: "\(whole.prefix(chance.number(in: 0...4)))*"
        case 4: "*\(whole.suffix(chance.number(in: 0...4)))"
        default: "\(whole.prefix(chance.number(in: 0...2)))*\(whole.suffix(chance.number(in: 0...2)))"
        }
    }

    private mutating func idRange() -> ClosedRange<Int64> {
        let low = ids.isEmpty ? 1 : ids.any(&chance).number
        switch chance.number(in: 0...3) {
        case 0: return low...low
        case 1: return low ... .max
        case 2: return 0...low
        default: return low...low + Int64(chance.number(in: 0...500))
        }
    }

    private mutating func span() -> Span {
        // Between two seconds as well as on one.
        let from =
            chance.chance(of: 70) ? moment(Double(chance.number(in: -1...20)) * 30 + (chance.chance(of: 30) ? 0.5 : 0)) : nil
        return Span(from: from, to: chance.chance(of: 60) ? moment(Double(chance.number(in: 0...24)) * 30) : nil)
    }
}
