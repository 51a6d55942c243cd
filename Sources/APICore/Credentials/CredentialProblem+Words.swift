import FoundationEssentials
import RecordModel

extension CredentialProblem {
    /// In words, with what to do where that is not plain; never a word of what a file holds.
    public var sentence: String { words.cleaned }

    private var words: String {
        switch self {
        case .notSet(let names): "not set: \(names.joined(separator: ", "))"
        case .noFile(let path): "\(path) is not there"
        case .noKeys(let path): "\(path) holds no keys"
        case .noMetadata(let why), .notAsked(let why), .refused(let why): why
        case .halfSet(let names): "not set: \(names.joined(separator: ", ")); set all or none of them"
        case .contradiction(let names): "\(names.joined(separator: " and ")) differ: unset one of them"
        case .blank(let name, let path): "\(path.map { "\($0): " } ?? "")\(name) is empty, or has blanks or line breaks in it"
        case .swapped(let id, let key, let path):
            "\(path.map { "\($0): " } ?? "")\(id) and \(key) stand in each other's place: what should be the key begins as ids do"
        case .badProfileName: "a profile's name has no slash in it and is not empty"
        case .unreadable(let path, let why): "\(path) cannot be read: \(why)"
        case .broken(let path, let what, let line, let column): "\(Self.place(path, line, column)) \(what.words)"
        case .lacks(let names, let path): "\(path) lacks \(names.joined(separator: ", "))"
        case .unknownType(let path): "\(path) has a \"type\" that certback does not know; known are default, oauth, sso, cvm-role"
        case .expired(let date, let login, let path):
            "the login ended at \(Self.time(date)): run \"\(login)\" to log in again. If \(path) holds lasting keys by now, "
                + "remove \"type\", \"token\" and \"expiresAt\" from it, which are left over from the login"
        case .unidentified(let why): "it cannot be told whose they are: \(why)"
        case .otherAccount(let owner, let wanted):
            "the keys that came are of account \(owner), while this run is about account \(wanted); quit and start certback anew for the other one"
        case .expiredOnArrival(let date):
            "the keys that came had ended at \(Self.time(date)): see whether this machine's clock is right"
        }
    }

    private static func place(_ path: String, _ line: Int?, _ column: Int?) -> String {
        guard let line else { return path }
        return column.map { "\(path), line \(line), column \($0)," } ?? "\(path), line \(line),"
    }

    private static func time(_ date: Date) -> String { date.formatted(Date.ISO8601FormatStyle(timeZone: .gmt)) }
}

extension CredentialProblem.Brokenness {
    fileprivate var words: String {
        switch self {
        case .empty: "is empty"
        case .notText: "is no text in UTF-8"
        case .tooLarge: "is larger than a megabyte, which no file of keys is"
        case .notJSON: "is no JSON"
        case .wrongShape: "holds something else than a text where one belongs"
        case .notINI: "is neither a [section] nor \"name = value\""
        }
    }
}

extension CredentialsError {
    /// Every source that was tried and why it did not serve.
    public var sentence: String {
        switch self {
        case .cancelled: "given up"
        case .noneServed(let attempts): attempts.map { "\($0.source): \($0.problem.sentence)" }.joined(separator: "; ")
        }
    }

    /// Under which of certback's own failures the guide explains it.
    public var failure: ClientFailure {
        guard case .noneServed(let attempts) = self, let last = attempts.last?.problem else { return .cancelled }
        return switch last {
        case .blank: .badCredentials
        case .expired: .expiredCredentials
        case .otherAccount: .otherAccount
        case .unidentified: .accountUnknown
        case .refused, .expiredOnArrival: .refusedCredentials
        case .broken, .unreadable, .lacks, .unknownType, .halfSet, .contradiction, .swapped, .badProfileName: .brokenCredentials
        case .notSet, .noFile, .noKeys, .noMetadata, .notAsked: .noCredentials
        }
    }
}
