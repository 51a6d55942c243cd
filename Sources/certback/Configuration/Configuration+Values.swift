import APICore
import BrowserUI
import Foundation
import Logging
import RecordModel

/// How the texts of settings are read, and written back.
extension Configuration {
    static func endpoint(_ text: String) throws(Wrong) -> Endpoint {
        do { return try Endpoint(text) } catch {
            let failure = if case .insecure = error { ClientFailure.insecureEndpoint } else { ClientFailure.badEndpoint }
            throw Wrong(wish(error), failure: failure)
        }
    }

    private static func wish(_ problem: Endpoint.Problem) -> String {
        switch problem {
        case .scheme(let name): "wants https, or http to this machine, not \"\(name)\""
        case .user: "wants an address without the user before its @"
        case .path(let path): "wants scheme, host and port alone, not \"\(path)\" behind them"
        case .host(let text): "wants the name or the address of a host, not \"\(text)\""
        case .port(let text): "wants a port as :443 behind the host, not \"\(text)\""
        case .insecure(let host): "wants https for \(host)"
        }
    }

    /// Part of a file's name, and of a command that an operator is told to type.
    static func tccliProfile(_ text: String) throws(Wrong) -> String? {
        let isPlain = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "/") }
        guard isPlain else { throw Wrong("wants the name of a profile of tccli's, not \"\(text)\"") }
        return text
    }

    static func accountNumber(_ text: String) throws(Wrong) -> String? {
        guard (1...20).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw Wrong("wants the number of an account, as 100012345678, not \"\(text)\"")
        }
        return text
    }

    static func yesOrNo(_ text: String) throws(Wrong) -> Bool {
        switch text.lowercased() {
        case "yes", "true", "on", "1": return true
        case "no", "false", "off", "0": return false
        default: throw Wrong("wants yes or no, not \"\(text)\"")
        }
    }

    /// A shell has read `~` in flags and variables; in the file nobody has.
    static func folder(_ text: String, home: String) throws(Wrong) -> String {
        guard !text.isEmpty else { throw Wrong("wants the path of a folder") }
        return text == "~" || text.hasPrefix("~/") ? home + text.dropFirst() : text
    }

    /// Reads the file at once: a rollback is not the moment to find out that it is not there.
    static func authorities(_ text: String, home: String) throws(Wrong) -> (path: String, authorities: CertificateAuthorities)? {
        guard !text.isEmpty else { throw Wrong("wants the path of a file with certificates in PEM") }
        let path = try folder(text, home: home)
        let data: Data
        do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
            throw Wrong("names \(path), which cannot be read: \(SystemWords.of(error))")
        }
        guard let authorities = try? CertificateAuthorities(pem: Array(data)) else {
            throw Wrong("names \(path), which holds no certificate in PEM (-----BEGIN CERTIFICATE-----)")
        }
        return (path, authorities)
    }

    private static let units: [(letter: Character, seconds: Double)] = [("d", 86_400), ("h", 3600), ("m", 60), ("s", 1)]

    /// `90s`, `15m`, `2h`, `1d`.
    static func stretch(_ text: String) throws(Wrong) -> Double {
        guard let unit = units.first(where: { $0.letter == text.last }), let count = Int(text.dropLast()), count > 0,
            count < 100_000
        else {
            throw Wrong("wants a stretch of time such as 90s, 15m or 2h, not \"\(text)\"")
        }
        return Double(count) * unit.seconds
    }

    static func words(stretch seconds: Double) -> String {
        let unit = units.first { seconds >= $0.seconds && seconds.truncatingRemainder(dividingBy: $0.seconds) == 0 }
        return unit.map { "\(Int(seconds / $0.seconds))\($0.letter)" } ?? "\(seconds)s"
    }

    static func number(_ range: ClosedRange<Int>) -> (String) throws(Wrong) -> Int {
        { (text) throws(Wrong) in
            guard let number = Int(text), range.contains(number) else {
                throw Wrong("wants a number from \(range.lowerBound) to \(range.upperBound), not \"\(text)\"")
            }
            return number
        }
    }

    static func width(_ text: String) throws(Wrong) -> AmbiguousWidth {
        guard let width = AmbiguousWidth(rawValue: text) else { throw Wrong("is narrow or wide, not \"\(text)\"") }
        return width
    }

    static func level(_ text: String) throws(Wrong) -> Logger.Level {
        if let level = Logger.Level(rawValue: text.lowercased()) { return level }
        let known = Logger.Level.allCases.map(\.rawValue)
        throw Wrong("knows no level \"\(text)\"\(Spelling.hint(for: text, among: known))")
    }

    static func families(_ text: String) throws(Wrong) -> [RecordFamily] {
        var families: [RecordFamily] = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false).map({ $0.filter { $0 != " " } }) {
            let known = RecordFamily.allCases.filter(\.isListed)
            guard let family = RecordFamily(word: name), known.contains(family) else {
                throw Wrong("lists no family \"\(name)\"\(Spelling.hint(for: name, among: known.map(\.word)))")
            }
            guard !families.contains(family) else { throw Wrong("names \(name) twice") }
            families.append(family)
        }
        return families
    }

    static func language(_ text: String) throws(Wrong) -> Language {
        if let language = Language(name: text) { return language }
        throw Wrong("is \(Language.allCases.map(\.rawValue).joined(separator: " or ")), not \"\(text)\"")
    }

    static func columns(_ text: String) throws(Wrong) -> [ListColumn] {
        var columns: [ListColumn] = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false).map({ $0.filter { $0 != " " } }) {
            guard let column = ListColumn(rawValue: name) else {
                throw Wrong("knows no column \"\(name)\"\(Spelling.hint(for: name, among: ListColumn.allCases.map(\.rawValue)))")
            }
            guard !columns.contains(column) else { throw Wrong("names \(name) twice") }
            columns.append(column)
        }
        for needed in [ListColumn.id, .status] where !columns.contains(needed) {
            throw Wrong("must name \(needed.rawValue): without it nobody knows what R would touch")
        }
        return columns
    }
}
