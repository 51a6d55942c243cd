import FoundationEssentials
import RecordModel

/// What every answer is wrapped in: `{"Response": {…, "RequestId": …}}`.
///
/// An `Error` inside is a failure whatever the HTTP status and Content-Type say; without one, only a status of the
/// 200s is a success.
struct Envelope<Response: Decodable & Sendable>: Sendable {
    var response: Response
    var requestID: RequestID?

    /// - Parameter quotesIt: false where not a word of a broken answer may be shown.
    static func read(_ reply: HTTPReply, action: Action, quotesIt: Bool = true) throws(APIError) -> Envelope {
        let head: EnvelopeHead
        do {
            head = try decode(EnvelopeHead.self, from: reply)
        } catch {
            throw APIError(.unreadable(oddReply(reply, error, quotesIt)), action: action, leftMachine: true)
        }
        let requestID = head.requestID.map { RequestID(rawValue: $0.cleaned) }
        if let refusal = head.refusal {
            let reason = APIError.Reason.refused(code: refusal.code.cleaned, message: refusal.message.cleaned)
            throw APIError(reason, action: action, requestID: requestID, leftMachine: true)
        }
        do {
            guard (200...299).contains(reply.status) else { throw StatusAgainstBody() }
            let body = try decode(EnvelopeBody<Response>.self, from: reply)
            return Envelope(response: body.response, requestID: requestID)
        } catch {
            let reason = APIError.Reason.unreadable(oddReply(reply, error, quotesIt))
            throw APIError(reason, action: action, requestID: requestID, leftMachine: true)
        }
    }

    private struct StatusAgainstBody: Error {}

    private static func decode<Value: Decodable>(_ type: Value.Type, from reply: HTTPReply) throws -> Value {
        try MendedJSON.decode(type, from: reply.body)
    }

    private static func oddReply(_ reply: HTTPReply, _ error: any Error, _ quotesIt: Bool) -> APIError.OddReply {
        let hint = quotesIt ? hint(reply.body) : "its text may hold keys and is not shown"
        guard (200...299).contains(reply.status) else { return .httpStatus(reply.status, hint: hint) }
        if reply.body.isEmpty { return .empty }
        switch error as? DecodingError {
        case .dataCorrupted(let context) where context.codingPath.isEmpty: return .notJSON(hint: hint)
        case .some(let error): return .wrongShape(describe(error))
        case nil: return .notJSON(hint: hint)
        }
    }

    private static func describe(_ error: DecodingError) -> String {
        let context: DecodingError.Context
        var missing: [any CodingKey] = []
        switch error {
        case .dataCorrupted(let at), .typeMismatch(_, let at), .valueNotFound(_, let at):
            context = at
        case .keyNotFound(let key, let at):
            context = at
            missing = [key]
        @unknown default: return "\(error)".cleaned
        }
        let path = (context.codingPath + missing).map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
        return "\(path.drop { $0 == "." }): \(context.debugDescription)".cleaned
    }

    /// The first words of what came instead, so that a proxy's page can be recognised.
    private static func hint(_ body: [UInt8]) -> String {
        String(decoding: body.prefix(120), as: UTF8.self).cleaned
    }
}

/// The part of the envelope that says whether the call was refused, in today's form and in the old one.
private struct EnvelopeHead: Decodable {
    var refusal: (code: String, message: String)?
    var requestID: String?

    private enum Keys: String, CodingKey {
        case response = "Response"
        case error = "Error"
        case code = "Code"
        case message = "Message"
        case requestID = "RequestId"
        case oldCode = "code"
        case oldMessage = "message"
        case oldName = "codeDesc"
    }

    init(from decoder: any Decoder) throws {
        let top = try decoder.container(keyedBy: Keys.self)
        if !top.contains(.response), let number = try top.integer(.oldCode) {
            let message = try top.text(.oldMessage)
            refusal = number == 0 ? nil : (try top.optionalText(.oldName) ?? "code \(number)", message)
            guard refusal != nil else {
                throw DecodingError.dataCorruptedError(forKey: .response, in: top, debugDescription: "there is none")
            }
            return
        }
        let response = try top.nestedContainer(keyedBy: Keys.self, forKey: .response)
        requestID = try response.optionalText(.requestID)
        guard response.contains(.error) else { return }
        guard try !response.decodeNil(forKey: .error) else { return }
        let error = try response.nestedContainer(keyedBy: Keys.self, forKey: .error)
        refusal = (try error.text(.code), try error.text(.message))
    }
}

private struct EnvelopeBody<Response: Decodable>: Decodable {
    var response: Response

    private enum CodingKeys: String, CodingKey {
        case response = "Response"
    }
}
