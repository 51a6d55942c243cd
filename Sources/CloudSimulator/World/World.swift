import Foundation

/// All records of the simulated account, and what was set going since the start.
struct World: Sendable {
    private let generator: RecordGenerator
    /// Hand-written records, newest first, above the generated ones.
    private let demo: [SimulatedRecord]
    private let itemSeconds: Double
    private var runs: [Int: [TaskRun]] = [:]

    init(options: SimulatorOptions, start: Date) throws(SimulatorError) {
        let counts = [options.recordCount, options.updateRecordCount]
        guard counts.allSatisfy((0...SimulatorOptions.maximumRecordCount).contains) else {
            let explanation = "The number of records must be 0 to \(SimulatorOptions.maximumRecordCount)."
            throw SimulatorError(reason: .recordCountOutOfRange(counts.max() ?? 0), explanation: explanation)
        }
        let file = try options.demoRecords.map { bytes throws(SimulatorError) in try DemoFile(bytes: bytes) }
        generator = RecordGenerator(
            seed: options.seed,
            count: options.recordCount,
            start: start,
            newestAge: 180 + (file?.oldestAge ?? 0)
        )
        demo = file?.simulatedRecords(above: generator.newestID, start: start, seed: options.seed) ?? []
        itemSeconds = max(0, options.itemDuration / .seconds(1))
    }

    /// How many records there are, of one certificate or of all.
    func count(ofCertificate certificate: String?) -> Int {
        guard let certificate else { return demo.count + generator.count }
        return demoIDs(ofCertificate: certificate).count
            + generator.places(ofCertificate: certificate).underestimatedCount
    }

    /// A page of the list, newest first, as it stands now.
    func summaries(ofCertificate certificate: String?, page: Page, at now: Date) -> [RecordSummary] {
        let demoIDs = demoIDs(ofCertificate: certificate)
        let places = certificate.map { Array(generator.places(ofCertificate: $0)) }
        let total = demoIDs.count + (places?.count ?? generator.count)
        return page.positions(in: total).compactMap { position in
            if position < demoIDs.count { return summary(of: demoIDs[position], at: now) }
            let index = position - demoIDs.count
            return summary(of: generator.newestID - (places?[index] ?? index), at: now)
        }
    }

    /// A record as it stands now, or nil if there is none.
    func record(_ id: Int, at now: Date) -> SimulatedRecord? {
        initialRecord(id)?.after(runs[id] ?? [], at: now)
    }

    /// Whether a deployment or a rollback of any record of a certificate is running.
    func hasRunningTask(ofCertificate certificate: String, at now: Date) -> Bool {
        let begun = runs.filter { $0.value.contains { $0.endsAt > now } }.keys
        let runningAtStart = generator.runningPlaces.map { generator.newestID - $0 }
        let candidates = demo.map(\.summary.id) + runningAtStart + Array(begun)
        return candidates.contains { id in
            guard let summary = summary(of: id, at: now) else { return false }
            return summary.certificateID == certificate && summary.status == .running
        }
    }

    /// Sets items of a record going.
    mutating func begin(_ kind: TaskState.Kind, isRetry: Bool, items: [Int], of id: Int, at now: Date) {
        let run = TaskRun(kind: kind, isRetry: isRetry, startedAt: now, itemSeconds: itemSeconds, items: items)
        runs[id, default: []].append(run)
    }

    private func summary(of id: Int, at now: Date) -> RecordSummary? {
        if runs[id] == nil, let place = generator.place(of: id) { return generator.summary(at: place) }
        return record(id, at: now)?.summary
    }

    private func initialRecord(_ id: Int) -> SimulatedRecord? {
        if let place = generator.place(of: id) { return generator.record(at: place) }
        return demo.first { $0.summary.id == id }
    }

    private func demoIDs(ofCertificate certificate: String?) -> [Int] {
        demo.map(\.summary).filter { certificate == nil || $0.certificateID == certificate }.map(\.id)
    }
}
