import FoundationEssentials

/// The role bound to the CVM that certback runs on.
struct MachineRole: CredentialPlace {
    let metadata: MetadataService?
    let now: @Sendable () -> Date

    var name: String { CredentialSource(.machineRole).name }

    func find() throws(CredentialProblem) -> any CredentialsProvider { try provider(CredentialSource(.machineRole)) }

    /// - Parameter source: who asks for the role; a file of tccli's may.
    func provider(_ source: CredentialSource) throws(CredentialProblem) -> any CredentialsProvider {
        guard let metadata else { throw .notAsked("not asked, since the endpoint is this machine") }
        return RefreshedCredentials(source, now: now) { () async throws(CredentialProblem) in
            try await metadata.credentials()
        }
    }
}
