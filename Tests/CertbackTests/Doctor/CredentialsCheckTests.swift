import APICore
import Testing

@testable import certback

@Suite struct CredentialsCheckTests {
    private func finding(_ oddities: [KeyOddity], isTemporary: Bool = false) -> Finding {
        CredentialsCheck.finding(
            CredentialsCheck.Facts(source: "somewhere", label: "AKIDabcd…0000", isTemporary: isTemporary, oddities: oddities))
    }

    @Test func keysAreNamedByTheirIDAndTheirSource() {
        #expect(finding([]).verdict == .ok)
        #expect(finding([]).found == "key AKIDabcd…0000 from somewhere")
        #expect(finding([], isTemporary: true).found == "temporary key AKIDabcd…0000 from somewhere")
    }

    @Test(arguments: [
        (KeyOddity.unknownPrefix, "neither with AKID nor with IKID"), (.shortID(9), "only 9 characters"),
        (.keyLength(31), "has 31 characters, not 32"), (.keyIsID, "the id once more"),
    ])
    func whatLooksWrongIsAWarning(oddity: KeyOddity, words: String) {
        #expect(finding([oddity]).verdict == .warn)
        #expect(finding([oddity]).found.contains(words))
        #expect(finding([oddity]).remedy != nil)
    }

    @Test func aFileThatOthersCanReadIsAWarning() {
        let facts = CredentialsCheck.Facts(
            source: "a file", label: "AKIDabcd…0000", isTemporary: false, oddities: [], exposedFile: "/home/ops/my keys")
        #expect(CredentialsCheck.finding(facts).verdict == .warn)
        #expect(CredentialsCheck.finding(facts).remedy?.hasPrefix("chmod go= '/home/ops/my keys';") ?? false)
    }
}
