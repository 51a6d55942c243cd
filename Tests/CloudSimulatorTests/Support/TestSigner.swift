import Crypto
import Foundation

@testable import CloudSimulator

/// Signs requests as an official SDK does; apart from the simulator's own check.
struct TestSigner {
    var secretID = SimulatorOptions().secretID
    var secretKey = SimulatorOptions().secretKey
    var host = "127.0.0.1:1"
    var service = "ssl"

    func request(_ action: String, _ body: String, at date: Date, version: String = "2019-12-05") -> IncomingRequest {
        let timestamp = Int(date.timeIntervalSince1970)
        let headers = [
            "host": host, "Content-Type": "application/json", "X-TC-Action": action, "X-TC-Version": version,
            "X-TC-Timestamp": "\(timestamp)", "Authorization": authorization(body: body, timestamp: timestamp),
        ]
        return IncomingRequest(headers: headers.map { .init(name: $0.key, value: $0.value) }, body: Array(body.utf8))
    }

    private func authorization(body: String, timestamp: Int) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "yyyy-MM-dd"
        let day = formatter.string(from: Date(timeIntervalSince1970: Double(timestamp)))
        let canonical = """
            POST
            /

            content-type:application/json
            host:\(host)

            content-type;host
            \(hex(SHA256.hash(data: Data(body.utf8))))
            """
        let scope = "\(day)/\(service)/tc3_request"
        let hash = hex(SHA256.hash(data: Data(canonical.utf8)))
        var key = SymmetricKey(data: Data("TC3\(secretKey)".utf8))
        for part in [day, service, "tc3_request"] {
            key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Data(part.utf8), using: key))
        }
        let toSign = Data("TC3-HMAC-SHA256\n\(timestamp)\n\(scope)\n\(hash)".utf8)
        let signature = hex(HMAC<SHA256>.authenticationCode(for: toSign, using: key))
        return "TC3-HMAC-SHA256 Credential=\(secretID)/\(scope), SignedHeaders=content-type;host, Signature=\(signature)"
    }

    private func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { String(format: "%02x", $0) }.joined()
    }
}
