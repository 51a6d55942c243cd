import Foundation
import Testing

@testable import APICore

/// A file of keys may be anything.
@Suite struct CredentialTextTests {
    private func problem(_ path: String) -> CredentialProblem? {
        do {
            _ = try CredentialText(readingFrom: path)
            return nil
        } catch {
            return error
        }
    }

    @Test func whatIsNoTextOfUsualSizeIsRefused() async throws {
        try await KeyPlace.with { place in
            let path = "\(place.home)/keys"
            #expect(problem(path) == .noFile(path))
            #expect(problem("\(path)/below") == .noFile("\(path)/below"))
            #expect(problem(place.home) == .unreadable(place.home, why: "it is a folder"))
            try place.write([0x7B, 0xFF, 0x7D], to: "keys")
            #expect(problem(path) == .broken(path, .notText, line: nil, column: nil))
            try place.write([0x7B, 0x00, 0x7D], to: "keys")
            #expect(problem(path) == .broken(path, .notText, line: nil, column: nil))
            try place.write([UInt8](repeating: 0x20, count: (1 << 20) + 1), to: "keys")
            #expect(problem(path) == .broken(path, .tooLarge, line: nil, column: nil))
            try place.write([UInt8](repeating: 0x61, count: 1 << 20), to: "keys")
            #expect(problem(path) == nil)
        }
    }

    @Test func aPipeHoldsNobodyUp() async throws {
        try await KeyPlace.with { place in
            let path = "\(place.home)/pipe"
            try #require(mkfifo(path, 0o600) == 0)
            #expect(problem(path) == .unreadable(path, why: "it is no ordinary file"))
        }
    }

    @Test(arguments: [(0o600, false), (0o400, false), (0o640, true), (0o604, true), (0o644, true), (0o620, false)])
    func whoElseCanReadItIsNoticed(mode: Int, isExposed: Bool) async throws {
        try await KeyPlace.with { place in
            try place.tccli(#"{"secretId":"AKID1","secretKey":"k1"}"#, mode: mode)
            let source = try place.chain().source
            #expect(source.isExposed == isExposed)
            let path = "\(place.home)/.tccli/default.credential"
            #expect(source.warning == (isExposed ? "Others can read these keys: chmod 600 \(path)" : nil))
        }
    }
}
