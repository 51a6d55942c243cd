import RecordModel
import Testing

@Suite struct EndpointTests {
    @Test(arguments: [
        ("ssl.intl.tencentcloudapi.com", "https://ssl.intl.tencentcloudapi.com/"),
        ("https://ssl.tencentcloudapi.com", "https://ssl.tencentcloudapi.com/"),
        ("https://SSL.TencentCloudAPI.com/", "https://ssl.tencentcloudapi.com/"),
        ("HTTPS://a-b_c.example", "https://a-b_c.example/"),
        ("host.example:443", "https://host.example/"),
        ("host.example:8443", "https://host.example:8443/"),
        ("https://host.example:80/", "https://host.example:80/"),
        ("host.example:1", "https://host.example:1/"),
        ("host.example:65535", "https://host.example:65535/"),
        ("127.0.0.1", "https://127.0.0.1/"),
        ("[2001:DB8::1]", "https://[2001:db8::1]/"),
        ("https://[2001:db8::1]:443", "https://[2001:db8::1]/"),
        ("https://[2001:db8::1]:8443/", "https://[2001:db8::1]:8443/"),
    ])
    func httpsIsMeantUnlessSaidOtherwise(text: String, url: String) throws {
        let endpoint = try Endpoint(text)
        #expect(endpoint.url == url)
        #expect(endpoint.scheme == .https)
        #expect("https://\(endpoint.authority)/" == url)
    }

    @Test(arguments: [
        ("http://127.0.0.1", "127.0.0.1"), ("http://127.0.0.1:80/", "127.0.0.1"), ("http://127.0.0.1:443", "127.0.0.1:443"),
        ("http://127.255.3.4:18765", "127.255.3.4:18765"), ("HTTP://LocalHost:18765", "localhost:18765"),
        ("http://[::1]:8080", "[::1]:8080"),
    ])
    func plainHTTPIsForThisMachine(text: String, authority: String) throws {
        let endpoint = try Endpoint(text)
        #expect(endpoint.scheme == .http)
        #expect(endpoint.isLoopback)
        #expect(endpoint.authority == authority)
        #expect(endpoint.url == "http://\(authority)/")
    }

    @Test(arguments: [
        ("http://ssl.intl.tencentcloudapi.com", "ssl.intl.tencentcloudapi.com"), ("http://10.0.0.1", "10.0.0.1"),
        ("http://0.0.0.0", "0.0.0.0"), ("http://128.0.0.1", "128.0.0.1"), ("http://127.0.0", "127.0.0"),
        ("http://127.0.0.256", "127.0.0.256"), ("http://127.0.0.1.example", "127.0.0.1.example"),
        ("http://127.0.0.example", "127.0.0.example"), ("http://localhost.example", "localhost.example"),
        ("http://[::2]", "::2"), ("http://[::ffff:10.0.0.1]:80", "::ffff:10.0.0.1"),
    ])
    func plainHTTPToAnotherMachineIsRefused(text: String, host: String) {
        #expect(throws: Endpoint.Problem.insecure(host: host)) { try Endpoint(text) }
    }

    @Test(arguments: [
        ("host.example/path", "/path"), ("https://host.example/path", "/path"), ("https://host.example:443/path", "/path"),
        ("https://host.example//", "/"), ("host.example?a=b", "?a=b"), ("host.example#part", "#part"),
        ("http://https://host", "//host"),
    ])
    func aPathIsRefused(text: String, path: String) {
        #expect(throws: Endpoint.Problem.path(path)) { try Endpoint(text) }
    }

    /// The password that may stand beside it is not repeated, whatever else is wrong.
    @Test(arguments: [
        "user@host.example", "https://user:word@host.example", "https://user@[::1]", "[::1]@host.example", "ftp://a:b@host",
        "https://user:word@host.example:99999/path", "a:b@ftp://host",
    ])
    func aUserIsRefused(text: String) {
        #expect(throws: Endpoint.Problem.user) { try Endpoint(text) }
    }

    @Test(arguments: [
        ("host:", ":"), ("host:0", ":0"), ("host:65536", ":65536"), ("host:-1", ":-1"), ("host:+443", ":+443"),
        ("host:8x", ":8x"), ("host: 443", ": 443"), ("host:443 ", ":443 "), ("host:1:2", ":1:2"),
        ("host:99999999999999999999", ":99999999999999999999"), ("[::1]:", ":"), ("[::1]8080", "8080"), ("[::1]:x", ":x"),
    ])
    func anOddPortIsRefused(text: String, port: String) {
        #expect(throws: Endpoint.Problem.port(port)) { try Endpoint(text) }
    }

    @Test(arguments: ["ftp://host", "://host", "HTTPX://host"])
    func anotherSchemeIsRefused(text: String) {
        let name = text.lowercased().split(separator: "://", omittingEmptySubsequences: false)[0]
        #expect(throws: Endpoint.Problem.scheme(String(name))) { try Endpoint(text) }
    }

    @Test(arguments: [
        ("", ""), ("/", ""), ("https://", ""), (" host", " host"), ("host ", "host "), ("ho st", "ho st"),
        ("host\n", "host\n"), ("host\r\nX: y", "host\r\nx: y"), ("hst\u{202E}.example", "hst\u{202E}.example"),
        ("höst.example", "höst.example"), ("::1", "::1"), ("[::1", "[::1"), ("[]", "[]"), ("[host]", "[host]"),
        ("[::1%eth0]", "[::1%eth0]"),
    ])
    func whatIsNoHostIsRefused(text: String, host: String) {
        #expect(throws: Endpoint.Problem.host(host)) { try Endpoint(text) }
    }

    @Test func theInternationalSiteIsASecureEndpoint() throws {
        #expect(try Endpoint("ssl.intl.tencentcloudapi.com") == .international)
        #expect(!Endpoint.international.isLoopback)
        #expect(Endpoint.international.description == "ssl.intl.tencentcloudapi.com")
    }
}
