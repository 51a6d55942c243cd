import Testing

@testable import certback

/// Which profile of tccli is meant.
@Suite struct CredentialsProfileTests {
    @Test func itIsOfEachProfileOfCertbacksOwnAndNoneUnlessNamed() throws {
        let yaml = "profiles:\n  prod:\n    credentials-profile: cloud-prod\n  dev:\n    endpoint: https://h.example\n"
        #expect(try Settings.read(yaml).credentialsProfile == nil)
        #expect(try Settings.read(yaml, flags: [.profile: "prod"]).credentialsProfile == "cloud-prod")
        // A profile of that name may be anybody's: it is taken only where it was named.
        #expect(try Settings.read(yaml, flags: [.profile: "dev"]).credentialsProfile == nil)
        let flags: [Setting: String] = [.profile: "prod", .credentialsProfile: "other"]
        #expect(try Settings.read(yaml, flags: flags).credentialsProfile == "other")
        let variables = ["CERTBACK_CREDENTIALS_PROFILE": "mine"]
        #expect(try Settings.read(yaml, flags: [.profile: "prod"], variables: variables).credentialsProfile == "mine")
    }

    @Test(arguments: ["", "a b", "../x", "a/b"])
    func whatIsNoNameIsAnError(name: String) throws {
        let said = try Settings.complaint(flags: [.credentialsProfile: name])
        #expect(said == "--credentials-profile: credentials-profile wants the name of a profile of tccli's, not \"\(name)\"")
    }
}
