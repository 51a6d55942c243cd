import FoundationEssentials
import RecordModel

extension RequestTrace {
    /// A request as the client would show it, of an action and a body that are named.
    static func sample(
        _ action: String, isChange: Bool = false, body: String, endpoint: Endpoint = .international, region: String? = nil
    ) -> RequestTrace {
        var headers = [
            Header(name: "Host", value: endpoint.authority), Header(name: "Content-Type", value: "application/json"),
            Header(name: "Authorization", value: "TC3-HMAC-SHA256 Credential=AKIDSAMP…0000/…, Signature=\(hidden)"),
            Header(name: "X-TC-Action", value: action), Header(name: "X-TC-Version", value: "2019-12-05"),
            Header(name: "X-TC-Language", value: "en-US"), Header(name: "X-TC-RequestClient", value: "certback"),
        ]
        if let region { headers.append(Header(name: "X-TC-Region", value: region)) }
        return RequestTrace(
            action: Action(action, repeatability: isChange ? .never : .always), recordID: nil, endpoint: endpoint,
            headers: headers, body: body, canonicalRequest: "POST\n/", stringToSign: "TC3-HMAC-SHA256",
            signedAt: Date(timeIntervalSince1970: 1_551_113_065))
    }
}
