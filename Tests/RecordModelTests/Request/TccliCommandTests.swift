import RecordModel
import Testing

@Suite struct TccliCommandTests {
    private static let rollbackWarnings = """
        # Sends the change at once, past the journal of certback.
        # tccli ends with 255 both when refused and when the answer was lost:
        # look at the record before asking again.

        """

    @Test func aRollbackNamesItsRecordAndWarns() {
        let request = RequestTrace.sample(
            "UploadUpdateCertificateRecordRollback", isChange: true, body: #"{"DeployRecordId":1000231}"#, region: "ap-singapore")
        #expect(
            TccliCommand(request)?.text == Self.rollbackWarnings + """
                tccli ssl UploadUpdateCertificateRecordRollback \\
                  --DeployRecordId 1000231 \\
                  --endpoint ssl.intl.tencentcloudapi.com \\
                  --region ap-singapore \\
                  --language en-US \\
                  --version 2019-12-05
                """)
    }

    @Test(arguments: [
        ("UpdateCertificateRecordRetry", #"{"DeployRecordDetailId":40711}"#, "--DeployRecordDetailId 40711"),
        ("DescribeHostUploadUpdateRecord", #"{"Offset":200,"Limit":100}"#, "--Limit 100 \\\n  --Offset 200"),
        (
            "DescribeHostUpdateRecordDetail", #"{"DeployRecordId":"17747848","Offset":"0","Limit":"200"}"#,
            "--DeployRecordId 17747848 \\\n  --Limit 200 \\\n  --Offset 0"
        ),
        ("X", #"{"A":"it's $HOME"}"#, #"--A 'it'\''s $HOME'"#), ("X", #"{"A":9007199254740993}"#, "--A 9007199254740993"),
    ])
    func parametersAreOptions(action: String, body: String, options: String) {
        #expect(
            TccliCommand(.sample(action, body: body))?.text == """
                tccli ssl \(action) \\
                  \(options) \\
                  --endpoint ssl.intl.tencentcloudapi.com \\
                  --language en-US \\
                  --version 2019-12-05
                """)
    }

    /// tccli has no other way to be told of plain http.
    @Test func aLoopbackEndpointKeepsItsScheme() throws {
        let request = RequestTrace.sample("X", body: "{}", endpoint: try Endpoint("http://127.0.0.1:8080"))
        #expect(TccliCommand(request)?.text.contains("--endpoint http://127.0.0.1:8080 ") ?? false)
    }

    @Test(arguments: [#"{"A":[1]}"#, #"{"A":{"B":1}}"#, "[]", "no JSON"])
    func whatHasNoFormAsOptionsIsNotMadeUp(body: String) {
        #expect(TccliCommand(.sample("X", body: body)) == nil)
    }
}
