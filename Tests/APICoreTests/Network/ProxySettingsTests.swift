import RecordModel
import Testing

@testable import APICore

/// What `HTTPS_PROXY` and `NO_PROXY` mean, case by case.
@Suite struct ProxySettingsTests {
    private static let api = "ssl.intl.tencentcloudapi.com"

    private func proxy(_ environment: [String: String], for endpoint: String = api) throws -> Proxy? {
        try ProxySettings(environment: environment).proxy(for: Endpoint(endpoint))
    }

    @Test(arguments: [
        ("http://proxy.example:3128", "http://proxy.example:3128"), ("proxy.example:3128", "http://proxy.example:3128"),
        ("http://Proxy.Example:3128/", "http://proxy.example:3128"), ("http://proxy.example", "http://proxy.example:80"),
        ("http://proxy.example:443", "http://proxy.example:443"), ("HTTP://10.0.0.1:8080", "http://10.0.0.1:8080"),
        ("http://[fd00::1]:3128", "http://[fd00::1]:3128"), ("socks5://proxy.example", "socks5://proxy.example:1080"),
        ("socks5h://[::1]:9050/", "socks5://[::1]:9050"),
        ("http://ops:pass@proxy.example:3128", "http://(secret)@proxy.example:3128"),
    ])
    func aProxyIsReadAsItIsUsuallyWritten(text: String, meaning: String) throws {
        #expect(try proxy(["HTTPS_PROXY": text])?.description == meaning)
    }

    @Test(arguments: [
        ("http://ops:pass@p:1", "ops", "pass"), ("http://ops@p:1", "ops", ""), ("ops:pass@p:1", "ops", "pass"),
        ("http://o%40ps:p%3Ass%25w%C3%B6rd@p:1", "o@ps", "p:ss%wörd"), ("http://ops:a:b@c@p:1", "ops", "a:b@c"),
        ("http://:pass@p:1", "", "pass"),
    ])
    func nameAndPasswordAreDecoded(text: String, name: String, password: String) throws {
        let login = try #require(try proxy(["HTTPS_PROXY": text])?.login)
        #expect(login.name.reveal() == name)
        #expect(login.password.reveal() == password)
    }

    @Test(arguments: [
        "http://", "http:// proxy:1", "http://proxy:port", "http://proxy:0", "http://proxy:70000", "http://proxy:1/path",
        "http://proxy?x", "https://proxy:3128", "ftp://proxy", "socks4://proxy", "socks5://ops:topsecret@proxy", "://proxy", "@",
        "http://topsecret%@proxy:1", "http://topsecret%4@proxy:1", "http://topsecret%zz@proxy:1", "http://%FFtopsecret@proxy:1",
        "http://top%3Asecret:topsecret@proxy:1", "topsecret:topsecret", "http://ops:topsecret@", "http://ops:topsecret/@:1@:",
        "http://[::1:topsecret", "http://topsecret\u{1B}[2J",
    ])
    func whatIsNoProxyIsSaidWithoutItsPassword(text: String) throws {
        let problem = #expect(throws: ProxySettings.Problem.self) { try proxy(["HTTPS_PROXY": text]) }
        #expect(problem?.variable == "HTTPS_PROXY")
        #expect(problem?.message.isEmpty == false)
        #expect(!everyPrintout(of: problem as Any).contains("secret"))
    }

    @Test func noPrintoutShowsNameOrPassword() throws {
        let settings = ProxySettings(environment: ["HTTPS_PROXY": "http://operator1:hunter22@p:1"])
        let route = Route(proxy: try settings.proxy(for: .international))
        for printout in [everyPrintout(of: settings), everyPrintout(of: route)] {
            #expect(!printout.contains("operator1") && !printout.contains("hunter22"))
        }
    }

    @Test(arguments: [
        (["https_proxy": "http://a:1", "HTTPS_PROXY": "http://b:1"], "http://a:1"),
        (["https_proxy": "", "HTTPS_PROXY": "http://b:1"], "http://b:1"), (["HTTPS_PROXY": "http://b:1"], "http://b:1"),
        (["http_proxy": "http://c:1", "HTTP_PROXY": "http://c:1"], nil), (["HTTPS_PROXY": ""], nil), ([:], nil),
    ])
    func smallLettersGoBeforeCapitalsAndEmptyIsNone(environment: [String: String], meaning: String?) throws {
        #expect(try proxy(environment)?.description == meaning)
    }

    @Test(arguments: ["http://127.0.0.1:8080", "https://127.0.0.1:8443", "http://[::1]:8080", "https://localhost"])
    func thisMachineIsReachedWithoutAProxyEvenOfABrokenOne(endpoint: String) throws {
        #expect(try proxy(["HTTPS_PROXY": "http://p:1"], for: endpoint) == nil)
        #expect(try proxy(["HTTPS_PROXY": "nonsense://"], for: endpoint) == nil)
    }

    @Test(arguments: [
        ("*", api, true), (" , ", api, false), ("", api, false), (api, api, true), ("SSL.Intl.TencentCloudAPI.com", api, true),
        ("tencentcloudapi.com", api, true), (".tencentcloudapi.com", api, true), ("*.tencentcloudapi.com", api, true),
        (".tencentcloudapi.com", "tencentcloudapi.com", false), ("tencentcloudapi.com", "tencentcloudapi.com", true),
        ("cloudapi.com", api, false), ("ssl.intl", api, false), ("com", api, true), ("other.example, \(api)", api, true),
        ("other.example \(api)", api, true), (api, "\(api).", true), ("\(api):443", api, true), ("\(api):8443", api, false),
        ("\(api):8443", "\(api):8443", true), ("\(api):", api, false), ("\(api):x", api, false), ("*:8443", api, false),
        ("10.1.2.3", "10.1.2.3", true), ("10.1.2.3", "10.1.2.30", false), ("2.3", "10.1.2.3", false),
        ("10.0.0.0/8", "10.1.2.3", true), ("10.0.0.0/8", "11.1.2.3", false), ("10.1.2.2/31", "10.1.2.3", true),
        ("10.1.2.2/32", "10.1.2.3", false), ("0.0.0.0/0", "203.0.113.9", true), ("0.0.0.0/0", api, false),
        ("10.0.0.0/33", "10.0.0.0", false), ("10.0.0.0/-1", "10.0.0.0", false), ("10.0.0.0/", "10.0.0.0", false),
        ("10.0.0.0/8/8", "10.0.0.0", false), ("10.1.2.3:443", "10.1.2.3", true), ("10.1.2.3:8443", "10.1.2.3", false),
        ("fd00::/8", "[fd00::7]", true), ("fd00::/8", "[fe80::7]", false), ("fd00::7", "[fd00:0:0::7]", true),
        ("[fd00::7]:443", "[fd00::7]", true), ("[fd00::7]:8443", "[fd00::7]", false), ("[fd00::7]", "[fd00::7]", true),
        ("10.0.0.0/8", "[::ffff:10.1.2.3]", true), ("::/0", "10.1.2.3", false),
    ])
    func aHostIsExceptedAsTheListSays(list: String, endpoint: String, isExcepted: Bool) throws {
        for name in ["NO_PROXY", "no_proxy"] {
            #expect((try proxy(["HTTPS_PROXY": "http://p:1", name: list], for: endpoint) == nil) == isExcepted)
        }
    }

    @Test func anExceptedHostNeedsNoUsableProxy() throws {
        #expect(try proxy(["HTTPS_PROXY": "nonsense://", "NO_PROXY": "*"]) == nil)
    }
}
