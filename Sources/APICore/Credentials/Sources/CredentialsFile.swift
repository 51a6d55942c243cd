import FoundationEssentials

/// `~/.tencentcloud/credentials`, else the machine's file, as the official SDKs share them: `secret_id` and `secret_key` in the
/// section `[default]`.
struct CredentialsFile: CredentialPlace {
    private let path: String

    init(_ surroundings: CredentialChain.Surroundings) {
        let own = "\(surroundings.home)/.tencentcloud/credentials"
        path = [own, surroundings.machineFile].first { FileManager.default.fileExists(atPath: $0) } ?? own
    }

    var name: String { CredentialSource(.credentialsFile, path: path).name }

    func find() throws(CredentialProblem) -> any CredentialsProvider {
        let file = try CredentialText(readingFrom: path)
        let values = try values(in: file.text)
        let names = ["secret_id", "secret_key"]
        let missing = names.filter { (values[$0] ?? "").isEmpty }
        guard missing.isEmpty, let id = values[names[0]], let key = values[names[1]] else {
            throw missing == names ? .noKeys(path) : .lacks(missing, path: path)
        }
        var source = CredentialSource(.credentialsFile, path: path, isExposed: file.isExposed)
        let keys = try Credentials((names[0], id), (names[1], key), token: nil, path: path)
        source.lastingKeys = keys
        return StaticCredentials(source: source, keys: keys)
    }

    /// The values of the section `[default]` by their names; the last of a name counts.
    private func values(in text: String) throws(CredentialProblem) -> [String: String] {
        var values: [String: String] = [:]
        var section = ""
        var sections: Set<String> = []
        var isEmpty = true
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = line.trimmed
            if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
            isEmpty = false
            if line.hasPrefix("["), line.hasSuffix("]") {
                section = String(line.dropFirst().dropLast().trimmed)
                sections.insert(section)
                continue
            }
            guard let sign = line.firstIndex(of: "=") else { throw .broken(path, .notINI, line: number + 1, column: nil) }
            guard section == "default" else { continue }
            values[String(line[..<sign].trimmed)] = String(line[line.index(after: sign)...].trimmed)
        }
        // Keys may stand elsewhere in it: going on to another source would be going past them.
        guard isEmpty || sections.contains("default") else { throw .lacks(["[default]"], path: path) }
        return values
    }
}

extension Substring {
    /// Without the blanks around it.
    fileprivate var trimmed: Substring {
        let rest = drop(while: \.isWhitespace)
        return rest.prefix(upTo: rest.lastIndex { !$0.isWhitespace }.map(rest.index(after:)) ?? rest.startIndex)
    }
}
