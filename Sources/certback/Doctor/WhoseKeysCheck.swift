import APICore
import RecordModel

/// Which account the keys are of: STS is asked, and what it says is held against what the configuration wants.
struct WhoseKeysCheck {
    private let settings: CloudSettings

    init(_ settings: CloudSettings) { self.settings = settings }

    func finding() async -> Finding {
        let start = ContinuousClock.now
        let keys: Credentials
        // The check of the credentials tells why there are none.
        do { keys = try await settings.credentials.credentials() } catch { return .skip(.account, dependingOn: .credentials) }
        do {
            let identity = try await settings.search.identify(keys)
            return Self.finding(identity, wanted: settings.search.wanted, settings, in: .now - start)
        } catch {
            return .warn(.account, settings.guide.explain(error), of: "GetCallerIdentity of STS", in: .now - start)
        }
    }

    private static func finding(
        _ identity: CallerIdentity, wanted: String?, _ settings: CloudSettings, in duration: Duration
    ) -> Finding {
        let number = identity.accountID.cleaned
        if let wanted, wanted != identity.accountID {
            return .fail(
                .account, settings.guide.otherAccount(number, wanted: wanted, settings.credentials.source), in: duration)
        }
        return .ok(.account, "\(number), as \(identity.arn.cleaned)", in: duration)
    }
}
