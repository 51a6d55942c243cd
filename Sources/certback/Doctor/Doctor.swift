import APICore
import CursesTerminal
import RecordModel

/// Looks at all that a rollback will need, one thing after the other, and changes none of it.
///
/// It reads: files without opening them for writing, the API by its lists alone. It writes neither log nor cache.
struct Doctor {
    private let patient: Patient
    private let tell: (Finding) -> Void

    /// - Parameter tell: told of each finding as soon as it is known.
    init(_ patient: Patient, tell: @escaping (Finding) -> Void) {
        self.patient = patient
        self.tell = tell
    }

    /// Ends within a minute, whatever does not answer.
    @MainActor
    func examine() async -> [Finding] {
        var findings: [Finding] = []
        func note(_ more: [Finding]) {
            more.forEach(tell)
            findings += more
        }
        note([
            VersionsCheck.finding(.measure()), ConfigurationCheck.finding(patient), await CredentialsCheck.finding(patient),
        ])
        note(TerminalCheck(patient.environment, patient.configuration.terminal).findings(.take()))
        note(await StoresCheck(patient).findings())
        await examineTheWay(note)
        if case .success(let settings) = patient.settings { await settings.connections.close() }
        return findings
    }

    /// From the name of the API's host to its first answer.
    @MainActor
    private func examineTheWay(_ note: ([Finding]) -> Void) async {
        let way: [Finding.Check] = [.dns, .tcp] + (patient.hop == nil ? [] : [.proxy]) + [.tls, .http]
        guard let endpoint = patient.endpoint else {
            return note((way + [.clock, .account, .permission]).map { .skip($0, dependingOn: .config) })
        }
        if let proxy = patient.configuration.route.proxy, proxy.kind == .socks5 {
            note((way + [.clock]).map { .skip($0, "through \(proxy), which doctor cannot follow step by step") })
            return await examineWithKeys(note)
        }
        let check = EndpointCheck(endpoint, via: patient.hop, patient.guide, zone: Environment.zone)
        var seen: [Finding] = []
        var answer: HTTPAnswer?
        await ConnectionProbe(endpoint, by: patient.configuration.route).run { step in
            if case .answer(let measured) = step, case .success(let head) = measured.outcome { answer = head }
            let findings = check.findings(step)
            seen += findings
            note(findings)
        }
        let broken = seen.first { $0.verdict == .fail }?.check
        for check in way where !seen.contains(where: { $0.check == check }) {
            note([.skip(check, dependingOn: broken ?? .tcp)])
        }
        note([answer.map { ClockCheck.finding($0, patient.guide) } ?? .skip(.clock, dependingOn: broken ?? .http)])
        // A server that answers no GET may still answer the API's own requests.
        if let broken, broken != .http { return note([.account, .permission].map { .skip($0, dependingOn: broken) }) }
        await examineWithKeys(note)
    }

    /// What only the API can tell, of those whose keys it takes.
    @MainActor
    private func examineWithKeys(_ note: ([Finding]) -> Void) async {
        guard case .success(let settings) = patient.settings else {
            return note([.account, .permission].map { .skip($0, dependingOn: .credentials) })
        }
        note([await WhoseKeysCheck(settings).finding()])
        await PermissionCheck(settings).findings { note([$0]) }
    }
}
