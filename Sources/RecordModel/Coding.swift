// Statuses and kinds travel as their plain number: in the cache, in the journal and in `--format json`.

/// `1000231`, and `"update/17747848"` for the families whose numbers would be taken for another record's.
extension DeployRecord.ID: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            guard let id = Self(text), id.family != .uploadUpdate else { throw Self.noID(text, container) }
            self = id
        } else {
            let number = try container.decode(Int64.self)
            guard let id = Self(.uploadUpdate, number) else { throw Self.noID(number.description, container) }
            self = id
        }
    }

    private static func noID(_ text: String, _ container: any SingleValueDecodingContainer) -> DecodingError {
        .dataCorruptedError(in: container, debugDescription: "\(text) is not a record id")
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if family == .uploadUpdate { try container.encode(number) } else { try container.encode(description) }
    }
}

extension DeployStatus: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(code: try decoder.singleValueContainer().decode(Int.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}

extension DeployTask.Kind {
    /// - Parameter code: `Type` on the wire.
    public init(code: Int) {
        self =
            switch code {
            case 0: .deployment
            case 1: .rollback
            default: .unknown(code)
            }
    }

    /// `Type` on the wire.
    public var code: Int {
        switch self {
        case .deployment: 0
        case .rollback: 1
        case .unknown(let code): code
        }
    }

    public init(from decoder: any Decoder) throws {
        self.init(code: try decoder.singleValueContainer().decode(Int.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
