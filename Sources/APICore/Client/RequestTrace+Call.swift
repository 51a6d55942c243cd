import FoundationEssentials
public import RecordModel

extension APIClient {
    /// The request as it would be sent now. It is not sent, and nothing of the rate is used up; temporary keys may be fetched.
    ///
    /// - Throws: what would keep the request from being made.
    public func preview<Request: APIRequest>(_ request: Request) async throws(APIError) -> RequestTrace {
        let credentials = try await credentials(for: Request.action)
        return trace(of: try httpCall(for: request, traceID: .notYet, signedWith: credentials), for: request)
    }

    func trace<Request: APIRequest>(of call: HTTPCall, for request: Request) -> RequestTrace {
        let signer = TC3Signer()
        let input = call.signedInput(for: Request.service)
        return RequestTrace(
            action: Request.action, recordID: request.recordID, endpoint: configuration.endpoint,
            headers: call.shownHeaders, body: String(decoding: call.body, as: UTF8.self),
            canonicalRequest: signer.canonicalRequest(input), stringToSign: signer.stringToSign(input),
            signedAt: Date(timeIntervalSince1970: Double(input.timestamp)))
    }
}

extension TraceID {
    /// Stands for the number that each attempt gets of its own.
    fileprivate static let notYet = TraceID(rawValue: "(another for each attempt)")
}

extension HTTPCall {
    private func value(_ name: String) -> String { headers.first { $0.name == name }?.value ?? "" }

    /// What its signature was made of, read back from what is sent.
    fileprivate func signedInput(for service: APIService) -> TC3Signer.Input {
        TC3Signer.Input(
            service: service.name, contentType: value("Content-Type"), host: value("Host"), body: body,
            timestamp: Int64(value("X-TC-Timestamp")) ?? 0)
    }

    /// Headers in the order in which they are sent, the transport's own among them, with words in the place of secrets.
    fileprivate var shownHeaders: [RequestTrace.Header] {
        let shown = headers.map { header in
            switch header.name {
            case "Authorization": RequestTrace.Header(name: header.name, value: Authorization(header.value).shown)
            case "X-TC-Token": RequestTrace.Header(name: header.name, value: RequestTrace.hidden)
            default: RequestTrace.Header(name: header.name, value: header.value)
            }
        }
        return shown + [
            RequestTrace.Header(name: "Content-Length", value: String(body.count)),
            RequestTrace.Header(name: "Accept-Encoding", value: "deflate, gzip"),
        ]
    }

    /// What of the call an answer must not bring onto the screen: a proxy's error page may repeat the whole request.
    ///
    /// Tokens have hundreds of characters; what is shorter than a word would be taken out of the words of any answer.
    var secrets: [String] {
        [value("X-TC-Token"), Authorization(value("Authorization")).signature].filter { $0.utf8.count >= 8 }
    }
}

/// An `Authorization` header of ``TC3Signer``, in its parts.
private struct Authorization {
    private let keyID: Substring
    private let head: Substring
    private let middle: Substring
    let signature: String

    init(_ text: String) {
        let (idMark, signatureMark) = ("Credential=", "Signature=")
        guard let idStart = text.firstRange(of: idMark)?.upperBound, let idEnd = text[idStart...].firstIndex(of: "/"),
            let start = text[idEnd...].firstRange(of: signatureMark)?.upperBound
        else {
            // Of what cannot be read nothing is shown.
            (head, keyID, middle, signature) = ("", "", "", text)
            return
        }
        head = text[..<idStart]
        keyID = text[idStart..<idEnd]
        middle = text[idEnd..<start]
        signature = String(text[start...])
    }

    var shown: String { "\(head)\(Credentials.shortened(keyID))\(middle)\(RequestTrace.hidden)" }
}
