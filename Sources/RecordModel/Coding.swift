// Both values travel as their plain number: in the cache, in the journal and in `--format json`.

extension DeployRecord.ID: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let number = try container.decode(Int64.self)
        guard let id = Self(rawValue: number) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(number) is not a record id")
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
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
