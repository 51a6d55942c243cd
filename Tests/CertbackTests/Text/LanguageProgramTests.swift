import CloudSimulator
import Testing

/// The whole program in Chinese: what is explained, what is asked of the API, and what stays as it is.
@Suite struct LanguageProgramTests {
    private static let chinese = ["LC_ALL": "zh_CN.UTF-8"]

    @Test func explainSpeaksTheLanguageAskedForAndListsWhatDependsOnTheAction() async throws {
        let outcome = try await Program.run(["explain", "AuthFailure.SignatureExpire", "--language", "zh"])
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.output == """
                AuthFailure.SignatureExpire
                  what        请求的时间与 API 的时钟相差超过 5 分钟。
                  changed?    没有。请求在执行之前就被拒绝了。
                  do          校准本机时钟（timedatectl 会显示是否已同步），然后再按 R。
                  again?      时钟正确之后可以：请求在执行之前就被拒绝了。
                for a retry
                  do          校准本机时钟（timedatectl 会显示是否已同步），然后再按 T。
                for the list
                  changed?    没有。DescribeHostUploadUpdateRecord 只是读取。
                  do          校准本机时钟（timedatectl 会显示是否已同步），然后再按 s。
                for a detail
                  changed?    没有。DescribeHostUploadUpdateRecordDetail 只是读取。
                  do          校准本机时钟（timedatectl 会显示是否已同步），然后再按 Enter。

                """)
    }

    @Test func explainNeedsNoConfigurationInOrder() async throws {
        let variables = ["CERTBACK_CONFIG": "/nonexistent/config.yaml", "LANG": "zh_CN.UTF-8"]
        let outcome = try await Program.run(["explain", "bad", "configuration"], environment: variables)
        #expect(outcome.exitCode == 0)
        #expect(outcome.output.contains("某个设置无法使用，certback 不会凭猜测启动。"))
    }

    @Test func aRefusalIsExplainedInChineseAndTheAPIIsAskedForChinese() async throws {
        try await Workplace.with([.deployed], faults: ["rollback:code=FailedOperation.NoProjectPermission:1"]) { place in
            let outcome = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: Self.chinese)
            #expect(outcome.exitCode == 77)
            #expect(outcome.output.contains("请在访问管理里为这个密钥授权该项目"))
            #expect(Set(place.simulator.log.map(\.language)) == ["zh-CN"])
            let other = try await place.run("show", "x", environment: Self.chinese)
            #expect(other.talk.contains("记录编号是大于零的整数，upload 以外的类别要把类别写在前面：1000231、update/1000002、deploy/42；这个不是。"))
        }
    }

    @Test func withoutKeysThatIsSaidInChinese() async throws {
        let outcome = try await Program.run(["list"], environment: Self.chinese)
        #expect(outcome.exitCode == 77)
        #expect(outcome.talk.hasPrefix("certback: no credentials\n  what        没有可以用来签名的 API 密钥：certback 查看过的来源都不能用。\n"))
    }

    /// The locale takes only ASCII, whatever the setting wants.
    @Test(
        .timeLimit(.minutes(1)), arguments: [("C.UTF-8", "这个账号没有证书所属项目的权限。"), ("C", "This account has no right on the project")])
    func theScreenExplainsInALanguageItCanShow(locale: String, words: String) async throws {
        let terminal = try await TmuxTerminal(
            columns: 80, rows: 24,
            "\(Program.path) demo --language zh --fault list:code=FailedOperation.NoProjectPermission",
            environment: .plain(["LANG": locale]))
        defer { terminal.close() }
        try await terminal.wait(for: words)
        terminal.press("Escape")
        terminal.type("q")
        try await terminal.wait(for: "[ended 0]")
    }
}
