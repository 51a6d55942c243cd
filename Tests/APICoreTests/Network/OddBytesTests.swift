import RecordModel
import Testing

@testable import APICore

/// What can come over a connection in an answer's place: each has its name, and none is taken for a success.
@Suite struct OddBytesTests {
    enum Kind: Hashable, Sendable {
        case lost(ConnectionCause), damaged, notJSON, empty, tooLarge, httpStatus(Int), refused(String), success
    }

    struct Odd: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var kind: Kind
        var play: ScriptedAPI.Answer

        init(_ name: String, _ kind: Kind, _ play: @escaping ScriptedAPI.Answer) {
            testDescription = name
            self.kind = kind
            self.play = play
        }

        /// The bytes, and the end of the connection.
        init(_ name: String, _ kind: Kind, _ text: String) { self.init(name, kind, ScriptedAPI.once(text)) }
    }

    private static let good = ScriptedAPI.accepted
    private static let refusal = #"{"Response":{"Error":{"Code":"FailedOperation","Message":"No."},"RequestId":"r-no"}}"#
    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

    private static func message(_ body: String, length: Int? = nil) -> String {
        "\(head)Content-Length: \(length ?? body.utf8.count)\r\n\r\n\(body)"
    }

    private static func chunked(_ parts: String...) -> String {
        "\(head)Transfer-Encoding: chunked\r\n\r\n" + parts.joined()
    }

    private static func chunk(_ text: String) -> String { "\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n" }

    private static let cut = [
        Odd("nothing", .lost(.closed), ""), Odd("half a status line", .lost(.closed), "HTTP/1.1 2"),
        Odd("half a header", .lost(.closed), "\(head)Content-Le"), Odd("headers alone", .lost(.closed), message("", length: 20)),
        Odd("a body shorter than it says", .lost(.closed), message(good, length: 500)),
        Odd("a body longer than it says", .notJSON, message(good, length: 20)),
        Odd("a chunk that breaks off", .lost(.closed), chunked("40\r\n\(good.prefix(30))")),
        Odd("chunks without the last", .lost(.closed), chunked(chunk(good))),
        Odd("half an answer that ends with the connection", .notJSON, "\(head)\r\n\(good.prefix(40))"),
        Odd("a reset", .lost(.closed)) { connection, _ in
            try await connection.send("\(head)Content-Le")
            try await connection.reset()
        },
    ]

    private static let garbled = [
        Odd("another protocol", .damaged, "SSH-2.0-OpenSSH_9.2p1\r\n"), Odd("zero bytes", .damaged, "\0\0\0\0\0\0\0\0"),
        Odd("HTTP/2 unasked", .damaged, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        Odd("JSON without HTTP", .damaged, good),
        Odd("a header without a name", .damaged, "HTTP/1.1 200 OK\r\n: x\r\nContent-Length: 0\r\n\r\n"),
        Odd("a length that is none", .damaged, "\(head)Content-Length: many\r\n\r\n\(good)"),
        Odd("a negative length", .damaged, "\(head)Content-Length: -1\r\n\r\n\(good)"),
        Odd("two lengths", .damaged, "\(head)Content-Length: 5\r\nContent-Length: 50\r\n\r\n\(good)"),
        Odd(
            "a length and chunks", .damaged,
            "\(head)Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n\(chunk(good))0\r\n\r\n"),
        Odd("a chunk's length that is none", .damaged, chunked("zz\r\n\(good)\r\n0\r\n\r\n")),
        Odd("a chunk longer than it says", .damaged, chunked("5\r\n\(good)\r\n0\r\n\r\n")),
        Odd("a header of 100 KB", .damaged, "\(head)X: \(String(repeating: "x", count: 100_000))\r\n\r\n\(good)"),
        Odd("headers without end", .damaged) { connection, _ in
            try await connection.send("HTTP/1.1 200 OK\r\n")
            try await connection.sendForEver(Array(String(repeating: "X-Header: value\r\n", count: 1000).utf8))
        },
        Odd("a header's value without end", .damaged) { connection, _ in
            try await connection.send("HTTP/1.1 200 OK\r\nX-Header: ")
            try await connection.sendForEver([UInt8](repeating: 0x78, count: 10_000))
        },
    ]

    private static let endless = [
        Odd("a body without end", .tooLarge) { connection, _ in
            try await connection.send("\(head)\r\n")
            try await connection.sendForEver([UInt8](repeating: 0x20, count: 1 << 16))
        },
        Odd("chunks without end", .tooLarge) { connection, _ in
            try await connection.send(chunked())
            try await connection.sendForEver(Array(chunk(String(repeating: " ", count: 1 << 16)).utf8))
        },
        Odd("a body one byte at a time", .lost(.timeLimit)) { connection, _ in
            try await connection.send("\(head)Content-Length: 100000\r\n\r\n")
            try await connection.drip([UInt8](repeating: 0x20, count: 100_000), every: .milliseconds(5))
        },
        Odd("headers one byte at a time", .lost(.timeLimit)) { connection, _ in
            try await connection.drip(Array("\(head)X: \(String(repeating: "x", count: 70_000))".utf8), every: .milliseconds(5))
        },
        Odd("silence", .lost(.timeLimit)) { connection, _ in try await connection.hold() },
        Odd("silence after the headers", .lost(.timeLimit)) { connection, _ in
            try await connection.send(message("", length: 20))
            try await connection.hold()
        },
        Odd("promises to continue without end", .lost(.timeLimit)) { connection, _ in
            while true {
                try await connection.send("HTTP/1.1 100 Continue\r\n\r\n")
                try await Task.sleep(for: .milliseconds(1))
            }
        },
    ]

    private static let unusual = [
        Odd("continue, then the answer", .success, "HTTP/1.1 100 Continue\r\n\r\n\(message(good))"),
        Odd("early hints, then a refusal", .refused("FailedOperation"), "HTTP/1.1 103 Early Hints\r\n\r\n\(message(refusal))"),
        Odd("no content", .empty, "HTTP/1.1 204 No Content\r\n\r\n"),
        Odd("an answer that ends with the connection", .success, "HTTP/1.1 200 OK\r\n\r\n\(good)"),
        Odd("HTTP/1.0", .success, "HTTP/1.0 200 OK\r\n\r\n\(good)"),
        Odd("chunks with a trailer", .success, chunked(chunk(good), "0\r\nX-Trailer: x\r\n\r\n")),
        Odd("a refusal, then a success", .refused("FailedOperation"), message(refusal) + message(good)),
        Odd("a status that says no over a body that says yes", .httpStatus(502), "HTTP/1.1 502 Bad Gateway\r\n\r\n\(good)"),
        Odd("a refusal under a status that says no", .refused("FailedOperation"), "HTTP/1.1 502 Bad Gateway\r\n\r\n\(refusal)"),
        Odd(
            "switching protocols", .httpStatus(101),
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
    ]

    private static func packed(_ bytes: [UInt8], as name: String = "gzip") -> ScriptedAPI.Answer {
        ScriptedAPI.once(ScriptedAPI.http(bytes, headers: ["Content-Encoding: \(name)"]))
    }

    private static let stored = GzipStream.stored(Array(good.utf8))

    private static let compressed = [
        Odd("gzip", .success, packed(stored)), Odd("nothing that is packed", .damaged, packed(Array(good.utf8))),
        Odd("gzip cut", .damaged, packed(Array(stored.dropLast(20)))),
        Odd("gzip with a wrong checksum", .damaged, packed(Array(stored.dropLast(8)) + [1, 2, 3, 4] + stored.suffix(4))),
        Odd("gzip with a broken block", .damaged, packed(GzipStream.header + [7] + stored.dropFirst(11))),
        Odd("a packing nobody asked for", .notJSON, packed([0x1B, 0x0F, 0, 0xF8, 0x7F], as: "br")),
        Odd("a bomb", .tooLarge, packed(GzipStream.zeros(40 << 20))),
    ]

    private func kind(of outcome: Result<RequestID?, APIError>) -> Kind? {
        switch outcome {
        case .success: return .success
        case .failure(let error):
            switch error.reason {
            case .lost: return error.cause.map { .lost($0) }
            case .refused(let code, _): return .refused(code)
            case .unreadable(.damaged): return .damaged
            case .unreadable(.notJSON): return .notJSON
            case .unreadable(.empty): return .empty
            case .unreadable(.tooLarge): return .tooLarge
            case .unreadable(.httpStatus(let status, _)): return .httpStatus(status)
            case .unreadable(.wrongShape), .unreachable, .noCredentials, .cancelled: return nil
            }
        }
    }

    @Test(arguments: cut + garbled + endless + unusual + compressed, [true, false])
    func whatComesIsCalledByItsName(odd: Odd, isRollback: Bool) async throws {
        try await ScriptedAPI.with(answer: odd.play) { port, api in
            var client = try RealClient("http://127.0.0.1:\(port)")
            if case .lost(.timeLimit) = odd.kind { client.limits = .short }
            let outcome = try await client.outcome(ofRollback: isRollback)
            #expect(kind(of: outcome) == odd.kind, "\(outcome)")
            #expect(api.requests.count == 1)
            guard case .failure(let error) = outcome else { return }
            #expect(error.leftMachine)
            for language in Language.allCases {
                let answers = ErrorGuide(language).explain(error).answers
                #expect(answers.allSatisfy { !$0.text.isEmpty && $0.text == $0.text.cleaned })
            }
        }
    }

    @Test func compressedAnswersAreAskedFor() async throws {
        try await ScriptedAPI.with(answer: ScriptedAPI.json(Self.good)) { port, api in
            _ = try await RealClient("http://127.0.0.1:\(port)").outcome()
            #expect(api.requests.first?.header("Accept-Encoding") == "deflate, gzip")
        }
    }
}
