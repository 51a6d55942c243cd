import Foundation

@testable import APICore

/// Says by other means than the client's whether an answer is a receipt: a request id, and no error.
enum IndependentJudge {
    static func isReceipt(_ body: [UInt8]) -> Bool {
        let readable = MendedJSON.mend(body) ?? body
        guard let json = try? JSONSerialization.jsonObject(with: Data(readable), options: .fragmentsAllowed) else {
            return looksLikeReceipt(String(decoding: readable, as: UTF8.self))
        }
        guard let response = (json as? [String: Any])?["Response"] as? [String: Any] else { return false }
        guard response["Error"] == nil || response["Error"] is NSNull else { return false }
        switch response["RequestId"] {
        case let text as String: return !text.isEmpty
        case let number as NSNumber: return !"\(number)".isEmpty
        default: return false
        }
    }

    /// The client is lenient towards values that it does not read, such as a number of 400 digits.
    private static func looksLikeReceipt(_ text: String) -> Bool {
        text.contains(/"RequestId":"[^"]/) && !text.contains(/"Error":\{/)
    }
}
