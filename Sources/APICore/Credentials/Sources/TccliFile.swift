import Foundation

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
            let place = firstError(in: file.text)
            throw .broken(file.path, .notJSON, line: place?.line, column: place?.column)
        }
    }

    /// Line and column of what is no JSON; nil where the parser that tells places finds nothing wrong.
    ///
    /// Its words may quote the file: only the number is taken from them.
    private static func firstError(in text: String) -> (line: Int, column: Int)? {
        do {
            _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
            return nil
        } catch {
            let words = (error as NSError).userInfo["NSDebugDescription"] as? String ?? ""
            // Where it tells no number, the text ended too soon.
            let offset = words.firstMatch(of: /around character (\d+)/).flatMap { Int($0.1) } ?? text.utf8.count
            let before = text.utf8.prefix(offset)
            let line = before.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            return (line.count, (line.last?.count ?? 0) + 1)
        }
    }
}
