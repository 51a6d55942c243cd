import RecordModel
import Testing

@testable import APICore

/// A detail as certback prints it.
@Suite struct OwnDetailTests {
    private static let item =
        #"""
        {"certificateID":"OMhKAc35","createdAt":"2025-05-20T07:03:17Z","domains":["a.example.com","b.example.com"],
        "errorMessage":"证书 \"x\"","formerCertificateID":"old","id":9,"instanceID":"lb-1","instanceName":"网关","listenerID":"lbl-1",
        "listenerName":"HTTPS:443","port":443,"region":"ap-guangzhou","resourceType":"clb","status":1,"transport":"HTTPS",
        "updatedAt":"2025-05-20T07:03:18Z"}
        """#
    private static let bareItem =
        #"""
        {"certificateID":"","domains":[],"errorMessage":"","id":0,"instanceID":"","instanceName":"","listenerID":"","listenerName":"",
        "region":"","resourceType":"cdn","status":-1,"transport":""}
        """#
    private static let detail =
        #"""
        {"id":2,"readAt":"2025-05-20T07:04:00Z","status":1,"statusWord":"DEPLOYED","tasks":[{"createdAt":"2025-05-20T07:03:16Z",
        "items":[\#(item),\#(bareItem)],"kind":"deployment","progress":{"failed":0,"running":0,"succeeded":2,"total":2},"status":1,
        "statusWord":"DEPLOYED","type":0}]}
        """#

    /// The certificate before, too, is shown on the screen.
    @Test(arguments: [
        "OMhKAc35", "a.example.com", "old", "lb-1", "网关", "lbl-1", "HTTPS:443", "ap-guangzhou", #"证书 \"x\""#, #""HTTPS""#,
        #""clb""#,
    ])
    func everyTextOfAnItemIsMadeSafe(text: String) throws {
        let marked = text.hasPrefix("\"") ? #""\u001b[31m""# : #"\u001b[31m"#
        let answer = try SavedAnswer(json: Array(Self.detail.replacing(text, with: marked).utf8))
        let item = try #require(answer.detail?.tasks.first?.items.first)
        let shown = "\(item)"
        #expect(shown.contains("␛[31m"))
        #expect(!shown.unicodeScalars.contains("\u{1B}"))
        #expect(!shown.contains(#"\u{1B}"#))
    }
}
