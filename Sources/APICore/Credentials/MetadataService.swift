import FoundationEssentials

/// The service at which a CVM learns about itself: the name of its role and the role's temporary keys.
///
/// It exists on CVMs alone, so nobody waits for it long.
public struct MetadataService: Sendable {
    /// The address on every CVM.
    public static let address = "http://metadata.tencentyun.com"
    /// For each of the two questions.
    public static let timeLimit = Duration.seconds(1)

    private static let path = "/latest/meta-data/cam/security-credentials/"

    private let address: String
    private let transport: any Transport

    /// - Parameter address: scheme and host, without a path.
    public init(at address: String = MetadataService.address, transport: any Transport) {
        self.address = address
        self.transport = transport
    }

    /// The keys of the role; the service itself renews them in time.
    func credentials() async throws(CredentialProblem) -> TemporaryCredentials {
        let named = try await ask(Self.path)
        let lines = String(decoding: named, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard let role = lines.first, role.utf8.allSatisfy(Self.isPartOfAName) else {
            throw .noMetadata("\(address) named no role: none is bound to this CVM")
        }
        let answer = try await ask(Self.path + role)
        do { return try JSONDecoder().decode(Answer.self, from: Data(answer)).temporary } catch {
            throw .refused("\(address) answered the question for the keys of the role \(role) with something else")
        }
    }

    private func ask(_ path: String) async throws(CredentialProblem) -> [UInt8] {
        var call = HTTPCall(url: address + path, headers: [], body: [], needsFreshConnection: true)
        call.method = .get
        call.timeLimit = Self.timeLimit
        let reply: HTTPReply
        do { reply = try await transport.send(call) { _ in } } catch {
            throw Self.problem(error, address)
        }
        switch reply.status {
        case 200: return reply.body
        case 404: throw .noMetadata("\(address) knows no role: none is bound to this CVM")
        default: throw .refused("\(address) answered with status \(reply.status)")
        }
    }

    private static func problem(_ error: TransportError, _ address: String) -> CredentialProblem {
        switch error.kind {
        case .connection(let why): .noMetadata("\(address) does not answer (\(why)): this is no CVM, or it has no network")
        case .tooLarge: .refused("\(address) answered with more than belongs there")
        case .damaged(let what): .refused("\(address) answered with what is no proper HTTP: \(what)")
        case .cancelled: .refused("given up")
        }
    }

    private static func isPartOfAName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }

    private struct Answer: Decodable {
        var temporary: TemporaryCredentials

        private enum CodingKeys: String, CodingKey {
            case code = "Code"
            case id = "TmpSecretId"
            case key = "TmpSecretKey"
            case token = "Token"
            case expiry = "ExpiredTime"
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let texts = try [CodingKeys.id, .key, .token].map { try container.decode(String.self, forKey: $0) }
            guard try container.text(.code) == "Success", texts.allSatisfy(Credentials.isPlain),
                let expiry = try container.integer(.expiry)
            else {
                throw DecodingError.dataCorruptedError(forKey: .code, in: container, debugDescription: "these are no keys")
            }
            temporary = TemporaryCredentials(
                Credentials(secretID: texts[0], secretKey: Secret(texts[1]), token: Secret(texts[2])),
                expiresAt: Date(timeIntervalSince1970: Double(expiry)))
        }
    }
}
