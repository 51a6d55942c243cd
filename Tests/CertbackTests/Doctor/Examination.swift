extension DoctorCommandTests {
    /// What `certback doctor --format json` prints.
    struct Examination: Decodable {
        struct Check: Decodable, Equatable {
            var check: String
            var verdict: String
            var found: String
            var remedy: String?
            var code: String?
            var milliseconds: Double?
        }

        var verdict: String
        var exitCode: Int32
        var checks: [Check]

        subscript(name: String) -> Check? { checks.first { $0.check == name } }
    }
}
