import APICore
import RecordModel

/// Whether the API takes the keys: by the lists, which change nothing, one record of each.
struct PermissionCheck {
    private let settings: CloudSettings

    init(_ settings: CloudSettings) { self.settings = settings }

    /// Asks once for each family; what passes by itself passes, here nothing is repeated.
    func findings(_ tell: (Finding) -> Void) async {
        var limits = HTTPTransport.Limits()
        limits.connect = .seconds(5)
        limits.answer = .seconds(10)
        let transport = HTTPTransport(limits: limits, route: settings.connections.route)
        var configuration = settings.clientConfiguration
        configuration.repeats = .once
        let client = APIClient(configuration, transport: transport)
        for family in settings.families {
            let start = ContinuousClock.now
            let outcome = await Self.count(of: family, client)
            tell(Self.finding(family, outcome, settings.guide, in: .now - start))
        }
        // All has been asked; a connection that does not close in order is closed with the process.
        do { try await transport.close() } catch {}
    }

    static func finding(
        _ family: RecordFamily, _ outcome: Result<Int?, APIError>, _ guide: ErrorGuide, in duration: Duration
    ) -> Finding {
        switch outcome {
        case .success(let count):
            let records = count.map { "\($0) record\($0 == 1 ? "" : "s")" } ?? "an unknown number of records"
            return .ok(
                .permission, "may list \(family.word): \(records); whether it may roll back, only a rollback shows", in: duration)
        case .failure(let error) where error.isRateLimit:
            return .warn(.permission, guide.explain(error), of: "list \(family.word)", in: duration)
        case .failure(let error):
            return .fail(.permission, guide.explain(error), of: "list \(family.word)", in: duration)
        }
    }

    private static func count(of family: RecordFamily, _ client: APIClient) async -> Result<Int?, APIError> {
        do {
            switch family {
            case .uploadUpdate: return .success(try await client.send(DescribeHostUploadUpdateRecord(limit: 1)).totalCount)
            case .update: return .success(try await client.send(DescribeHostUpdateRecord(limit: 1)).totalCount)
            // The API lists none of them, and the setting takes no such family.
            case .deploy: return .success(nil)
            }
        } catch {
            return .failure(error)
        }
    }
}
