import CloudSimulator
import Foundation
import TestSupport

/// A simulated account in which every name is hostile: a record for each sample, and one whose items are all samples.
struct HostileCloud: Sendable {
    let place: Workplace
    /// The newest record: an item for each sample.
    let richest: Int

    /// What can be an argument or a variable: those end where a NUL stands.
    static let arguments = HostileText.all.filter { !$0.text.unicodeScalars.contains("\u{0}") && !$0.text.isEmpty }

    static func with<Value: Sendable>(_ body: @Sendable (HostileCloud) async throws -> Value) async throws -> Value {
        let samples = HostileText.all
        return try await Workplace.with {
            $0.recordCount = 0
            $0.demoRecords = json(of: samples)
        } _: { place in
            try await body(HostileCloud(place: place, richest: 999_991 + samples.count + 1))
        }
    }

    /// The operator's own surroundings, hostile too.
    var environment: [String: String] {
        let evil = "\u{1B}]52;c;QQ==\u{7}\u{9B}2J\u{202E}evil\u{200B}"
        return ["USER": evil, "SSH_CONNECTION": "\(evil) 22 10.0.0.1 22", "LANG": "C.UTF-8"]
    }

    private static func json(of samples: [HostileText.Sample]) -> [UInt8] {
        let listeners = samples.map { #"{"id": "@", "name": "@", "domains": ["@", "www.@"], "rollbackError": "@"}"#.filled($0) }
        let first = #"{"minutesAgo": 1, "certificate": "a1B2c3D4", "status": "deployed", "loadBalancers": [{"listeners": ["#
        let others = samples.enumerated().map { place, sample in
            #"""
            {"minutesAgo": \#(place + 2), "certificate": "@", "status": "failed", "resourceType": "@", "loadBalancers": [
              {"id": "@", "name": "@", "region": "@", "listeners": [{"id": "@", "name": "@", "domains": ["@"], "error": "@"}]}]}
            """#.filled(sample)
        }
        let records = [Array(first.utf8) + listeners.joined(separator: [UInt8(ascii: ",")]) + Array("]}]}".utf8)] + others
        return Array(#"{"records": ["#.utf8) + records.joined(separator: [UInt8(ascii: ",")]) + Array("]}".utf8)
    }
}

extension String {
    /// `@` stands for the sample.
    fileprivate func filled(_ sample: HostileText.Sample) -> [UInt8] {
        utf8.flatMap { $0 == UInt8(ascii: "@") ? sample.json : [$0] }
    }
}
