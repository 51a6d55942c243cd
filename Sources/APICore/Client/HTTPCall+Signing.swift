import FoundationEssentials
import RecordModel

extension HTTPCall {
    /// Writes a request down as it goes over the wire, signed for this moment.
    ///
    /// - Parameter credentials: nil for a request that is not signed.
    init<Request: APIRequest>(
        _ request: Request, traceID: TraceID, in configuration: APIClient.Configuration, credentials: Credentials?, at date: Date
    ) throws(APIError) {
        let endpoint = configuration.endpoint
        let body: [UInt8]
        do { body = try request.body() } catch {
            throw APIError(.unreachable("the request could not be written: \(error)"), action: Request.action, leftMachine: false)
        }
        let timestamp = Int64(date.timeIntervalSince1970)
        let input = TC3Signer.Input(
            service: Request.service.name, contentType: "application/json", host: endpoint.authority, body: body,
            timestamp: timestamp)
        // What the API wants to see of a request without a signature.
        let authorization = credentials.map { TC3Signer().authorization(for: input, credentials: $0) } ?? "SKIP"
        var headers = [
            (name: "Host", value: input.host),
            (name: "Content-Type", value: input.contentType),
            (name: "Authorization", value: authorization),
            (name: "X-TC-Action", value: Request.action.name),
            (name: "X-TC-Version", value: Request.service.version),
            (name: "X-TC-Timestamp", value: String(timestamp)),
            (name: "X-TC-Language", value: configuration.language.ofTheAPI),
            (name: "X-TC-RequestClient", value: configuration.sentClientName),
            (name: "X-TC-TraceId", value: traceID.rawValue),
        ]
        if let token = credentials?.token { headers.append((name: "X-TC-Token", value: token.reveal())) }
        if let region = configuration.region { headers.append((name: "X-TC-Region", value: region)) }
        self.init(
            url: endpoint.url, headers: headers, body: body, needsFreshConnection: Request.action.repeatability == .never)
    }
}
