public import FoundationEssentials

/// The first source of keys that is there, of those that tools for Tencent Cloud share.
///
/// A profile of tccli's that was named goes before all; then the environment, tccli's files, `~/.tencentcloud/credentials`,
/// TKE's workload identity and, where there is nothing else, the role of the CVM. A source that is there but does not serve
/// ends the search: the one behind it may be of another account.
public struct CredentialChain: CredentialsProvider {
    /// What the sources are looked for in, and who is asked for temporary keys.
    public struct Surroundings: Sendable {
        /// The variables of the process.
        public var environment: [String: String]
        /// Where `.tccli` and `.tencentcloud` are.
        public var home: String
        /// Read where the home has no `.tencentcloud/credentials`.
        public var machineFile = "/etc/tencentcloud/credentials"
        /// Asked for the keys of roles.
        public var tokens: SecurityTokenService
        /// Nil where it must not be asked.
        public var metadata: MetadataService?
        /// The clock by which keys end.
        public var now: @Sendable () -> Date

        public init(
            environment: [String: String], home: String, tokens: SecurityTokenService, metadata: MetadataService?,
            now: @escaping @Sendable () -> Date = { Date() }
        ) {
            self.environment = environment
            self.home = home
            self.tokens = tokens
            self.metadata = metadata
            self.now = now
        }
    }

    /// The first source that is there.
    public let source: CredentialSource
    /// The sources before it, and why they are not it.
    public let tried: [CredentialsError.Attempt]
    private let found: any CredentialsProvider

    /// Looks for the source; files are read, nobody is asked.
    ///
    /// - Parameter profile: the profile of tccli's that was named; nil where none was.
    /// - Throws: where a source is there and does not serve. The role of the CVM counts as there until it is asked for.
    public init(profile: String? = nil, in surroundings: Surroundings) throws(CredentialsError) {
        (found, tried) = try Self.first(of: Self.places(profile: profile, surroundings))
        source = found.source
    }

    private static func first(
        of places: [any CredentialPlace]
    ) throws(CredentialsError) -> (any CredentialsProvider, [CredentialsError.Attempt]) {
        var tried: [CredentialsError.Attempt] = []
        for place in places {
            do { return (try place.find(), tried) } catch {
                tried.append(CredentialsError.Attempt(source: place.name, problem: error))
                guard error.isAbsence, !place.isNamed else { break }
            }
        }
        throw .noneServed(tried)
    }

    private static func places(profile: String?, _ surroundings: Surroundings) -> [any CredentialPlace] {
        let machine = MachineRole(metadata: surroundings.metadata, now: surroundings.now)
        if let profile { return [TccliProfile(profile, isNamed: true, machine, surroundings)] }
        let byVariable = surroundings.environment["TCCLI_PROFILE"].flatMap { $0.isEmpty ? nil : $0 }
        return [
            EnvironmentKeys(surroundings),
            TccliProfile(byVariable ?? "default", isNamed: byVariable != nil, machine, surroundings),
            CredentialsFile(surroundings), WorkloadIdentity(surroundings), machine,
        ]
    }

    public func credentials() async throws(CredentialsError) -> Credentials {
        do { return try await found.credentials() } catch { throw error.after(tried) }
    }

    public func discard(_ refused: Credentials) async -> Bool { await found.discard(refused) }
}

/// A place in which a source of keys may be.
protocol CredentialPlace: Sendable {
    /// In a few words.
    var name: String { get }
    /// True where the operator named it, so that its absence ends the search.
    var isNamed: Bool { get }

    /// Looks, without asking anybody.
    func find() throws(CredentialProblem) -> any CredentialsProvider
}

extension CredentialPlace {
    var isNamed: Bool { false }
}
