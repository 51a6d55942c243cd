import Testing

@testable import RecordModel

@Suite struct SiteTests {
    @Test(
        arguments: [
            ("ssl.intl.tencentcloudapi.com", .international), ("ssl.tencentcloudapi.com", .mainland),
            ("ssl.ap-guangzhou.tencentcloudapi.com", .mainland), ("SSL.INTL.TencentCloudAPI.com", .international),
            ("127.0.0.1:8080", nil), ("localhost", nil), ("tencentcloudapi.com.example", nil),
            ("eviltencentcloudapi.com", nil),
        ] as [(String, Site?)])
    func aSiteIsToldByTheHostsDomain(host: String, site: Site?) throws {
        #expect(Site(of: try Endpoint(host)) == site)
    }

    @Test(arguments: Site.allCases)
    func itsOwnHostsAreOfTheSite(site: Site) {
        #expect(Site(of: site.certificates) == site)
        #expect(Site(of: site.securityTokens) == site)
        #expect(site.other.other == site)
        #expect(site.other != site)
    }

    @Test func securityTokensAreAskedForAtTheSameSiteOrTheSameAddress() throws {
        #expect(Endpoint.international.securityTokens.url == "https://sts.intl.tencentcloudapi.com/")
        #expect(try Endpoint("ssl.tencentcloudapi.com").securityTokens.url == "https://sts.tencentcloudapi.com/")
        #expect(try Endpoint("http://[::1]:9").securityTokens.url == "http://[::1]:9/")
    }
}
