public import FoundationEssentials

/// Why there are no keys to sign with: what was tried, and why each did not serve.
public enum CredentialsError: Error, Hashable, Sendable {
    /// Each source that was looked at, in order; the last one ended the search.
    case noneServed([Attempt])
    /// The caller gave up waiting.
    case cancelled

    /// One source and what kept it from serving.
    public struct Attempt: Hashable, Sendable {
        /// In a few words, as ``CredentialSource/name``.
        public var source: String
        /// What kept it from serving.
        public var problem: CredentialProblem

        public init(source: String, problem: CredentialProblem) {
            self.source = source
            self.problem = problem
        }
    }

    init(_ source: CredentialSource, _ problem: CredentialProblem) {
        self = .noneServed([Attempt(source: source.name, problem: problem)])
    }

    /// The same after these others.
    func after(_ others: [Attempt]) -> CredentialsError {
        guard case .noneServed(let attempts) = self else { return self }
        return .noneServed(others + attempts)
    }
}

/// What kept one source from serving.
public enum CredentialProblem: Error, Hashable, Sendable {
    /// None of the variables is set that the source is made of.
    case notSet([String])
    /// There is no file of that path.
    case noFile(String)
    /// The file has no keys and names no other way to get some.
    case noKeys(String)
    /// The metadata service has nobody behind it, or knows no role.
    case noMetadata(String)
    /// Asking was left out, and why.
    case notAsked(String)

    /// Some of the variables are set, these are not.
    case halfSet([String])
    /// Two variables of one meaning say different things.
    case contradiction([String])
    /// The variable, or the name in the file, holds blanks or other characters that no key has.
    case blank(String, path: String?)
    /// Id and secret key, by their names, stand in each other's place.
    case swapped(String, String, path: String?)
    /// The profile's name would be no name of a file.
    case badProfileName
    /// The file is there and cannot be read, for the reason that the system gives.
    case unreadable(String, why: String)
    /// Line and column of the first place that cannot be read, where they are known.
    case broken(String, Brokenness, line: Int?, column: Int?)
    /// The file lacks these names.
    case lacks([String], path: String)
    /// The file is of a kind that certback does not know.
    case unknownType(path: String)
    /// A login that has ended, and the command that logs in again.
    case expired(at: Date, login: String, path: String)
    /// Keys came, and had ended before they came.
    case expiredOnArrival(Date)
    /// Nobody tells whose account the keys are of.
    case unidentified(String)
    /// The keys that came are of the first account, while the run is about the other.
    case otherAccount(String, wanted: String)
    /// The service, or the network, said no.
    case refused(String)

    /// What is wrong with a file.
    public enum Brokenness: String, Hashable, Sendable {
        /// Nothing in it; no UTF-8; more than a megabyte; not the form it should have.
        case empty, notText, tooLarge, notJSON, wrongShape, notINI
    }

    /// True where there is just nothing, so that the next source may be asked.
    ///
    /// What is there and does not serve ends the search: the next source may be another account, and nobody has asked for that.
    var isAbsence: Bool {
        switch self {
        case .notSet, .noFile, .noKeys, .noMetadata, .notAsked: true
        default: false
        }
    }
}
