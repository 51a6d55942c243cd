import APICore
import Foundation
import RecordModel
import RecordStore
import Rollback

/// The folders, and what is in them: cache, journal, log, and what a crash has left.
struct StoresCheck {
    private let patient: Patient
    private let guide: ErrorGuide

    init(_ patient: Patient) {
        self.patient = patient
        guide = patient.guide
    }

    func findings() async -> [Finding] {
        let (caches, states) = (patient.configuration.cacheFolder, patient.configuration.stateFolder)
        var findings = [
            FolderCheck(check: .cacheFolder, guide: guide, flag: "--cache").finding(.measure(caches)),
            FolderCheck(check: .stateFolder, guide: guide, flag: "--state").finding(.measure(states)),
        ]
        let own = patient.environment.operatedBy
        let judge = StoreCheck(guide: guide, zone: Environment.zone, now: Date()) {
            $0.isRunning(asSeenFrom: own)
        }
        let (cacheFolders, journalFolders) = (
            folders(in: caches, with: "records.sqlite"), folders(in: states, with: Journal.fileName)
        )
        for folder in cacheFolders {
            let finding = judge.finding(cache: await StoreInspection.cache(in: folder))
            findings.append(cacheFolders.count > 1 ? finding.about(folder) : finding)
        }
        for folder in journalFolders {
            let finding = judge.finding(journal: await StoreInspection.journal(in: folder))
            findings.append(journalFolders.count > 1 ? finding.about(folder) : finding)
        }
        return findings + LeavingsCheck(folder: states, zone: Environment.zone).findings()
    }

    /// That of the account in force; of every account where it is not known which, and at least one.
    private func folders(in base: String, with file: String) -> [String] {
        if patient.endpoint != nil, case .success(let settings) = patient.settings {
            return [settings.recognised().folder(in: base)]
        }
        let places = entries(of: base).flatMap { host in entries(of: "\(base)/\(host)").map { "\(base)/\(host)/\($0)" } }
        let used = places.filter { FileManager.default.fileExists(atPath: "\($0)/\(file)") }.sorted()
        return used.isEmpty ? [base] : used
    }

    /// None of what cannot be read, which the check of the folder tells.
    private func entries(of folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }
}
