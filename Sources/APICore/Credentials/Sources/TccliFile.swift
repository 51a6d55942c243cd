import FoundationEssentials

/// What one of tccli's `.credential` files says.
///
/// - Source: tccli's configure.py, credentials.py, oauth.py and sso.py; no `type` means keys.
struct TccliFile: Decodable {
    enum Kind: String, Hashable, Sendable {
        case keys = "default"
        case login = "oauth"
        case sso
        case machineRole = "cvm-role"
    }

    var id: String
    var key: String
    var token: String
    var role: String
    var session: String
    var type: String
    /// Of a login; nil where none is named.
    var expiresAt: Date?

    private enum CodingKeys: String, CodingKey {
        case id = "secretId"
        case key = "secretKey"
        case token
        case role = "role-arn"
        case session = "role-session-name"
        case type, expiresAt
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func text(_ name: CodingKeys) throws -> String { try container.decodeIfPresent(String.self, forKey: name) ?? "" }
        id = try text(.id)
        key = try text(.key)
        token = try text(.token)
        role = try text(.role)
        session = try text(.session)
        type = try text(.type)
        expiresAt = try container.integer(.expiresAt).map { Date(timeIntervalSince1970: Double($0)) }
    }

    /// - Throws: what is wrong with the file, by its path and the place in it.
    static func read(_ file: CredentialText) throws(CredentialProblem) -> TccliFile {
        do { return try JSONDecoder().decode(TccliFile.self, from: Data(file.text.utf8)) } catch {
            guard case .dataCorrupted(let context) = error as? DecodingError, context.codingPath.isEmpty else {
                throw .broken(file.path, .wrongShape, line: nil, column: nil)
            }
            let place = position(in: context.underlyingError)
            throw .broken(file.path, .notJSON, line: place?.line, column: place?.column)
        }
    }

    /// The decoder's own words may quote the file: only the numbers are taken from them.
    private static func position(in error: (any Error)?) -> (line: Int, column: Int)? {
        guard let error, let match = "\(error)".firstMatch(of: /line:? (\d+), column:? (\d+)/) else { return nil }
        guard let line = Int(match.1), let column = Int(match.2) else { return nil }
        return (line, column)
    }
}
