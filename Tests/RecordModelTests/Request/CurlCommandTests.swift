import RecordModel
import Testing

/// The text alone; that the cloud takes it is tested where there is one.
@Suite struct CurlCommandTests {
    private let rollback = RequestTrace.sample(
        "UploadUpdateCertificateRecordRollback", isChange: true, body: #"{"DeployRecordId":1000231}"#, region: "ap-singapore")

    @Test func whatIsSentStandsInIt() {
        let text = CurlCommand(rollback).text
        #expect(text.hasPrefix("# Sends the change at once, past the journal of certback.\n(\n"))
        #expect(text.contains("\nhost=ssl.intl.tencentcloudapi.com\nbody='{\"DeployRecordId\":1000231}'\n"))
        #expect(
            text.hasSuffix(
                #"""
                } | curl -gsS -K - -w '\n' --retry 0 \
                  -H 'Content-Type: application/json' -H "X-TC-Timestamp: $1" \
                  -H 'X-TC-Action: UploadUpdateCertificateRecordRollback' \
                  -H 'X-TC-Version: 2019-12-05' \
                  -H 'X-TC-Language: en-US' \
                  -H 'X-TC-Region: ap-singapore' \
                  --data-binary "$body" https://ssl.intl.tencentcloudapi.com/
                )
                """#))
    }

    @Test func itDoesNotPretendToBeCertback() {
        #expect(!CurlCommand(rollback).text.contains("RequestClient"))
    }

    @Test func aReadNeedsNoWarning() {
        #expect(CurlCommand(.sample("DescribeHostUploadUpdateRecord", body: "{}")).text.hasPrefix("(\n"))
    }

    /// So that they survive being selected on a small screen, and a shell that takes no comments does nothing with them.
    @Test func linesAreShortAndCommentsPlain() {
        let texts = [CurlCommand(rollback).text, TccliCommand(rollback)?.text ?? ""]
        for line in texts.joined(separator: "\n").split(separator: "\n") {
            #expect(line.count <= 78)
            guard line.hasPrefix("#") else { continue }
            #expect(line.dropFirst().allSatisfy { $0.isLetter || $0.isNumber || " ,.:".contains($0) })
        }
    }
}
