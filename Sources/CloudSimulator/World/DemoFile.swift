import Foundation

/// Hand-written records, as JSON.
///
/// ```json
/// {"records": [{
///   "minutesAgo": 12,
///   "certificate": "a1B2c3D4",
///   "status": "deployed",
///   "loadBalancers": [{
///     "name": "gateway", "region": "ap-singapore",
///     "listeners": [{"port": 443, "domains": ["www.example.com"], "rollbackError": "The listener is busy"}]
///   }]
/// }]}
/// ```
///
/// Only `minutesAgo`, `certificate` and `status` are required. A listener is one item of the record's detail. Records
/// are placed newest first and numbered downwards to just above the generated ones.
struct DemoFile: Decodable, Sendable {
    var records: [Record]

    /// One record.
    struct Record: Decodable, Sendable {
        /// How long before the simulator's start it was created.
        var minutesAgo: Double
        /// The certificate's id, eight characters like `a1B2c3D4`.
        var certificate: String
        var status: StatusName
        /// "clb" unless said otherwise.
        var resourceType: String?
        /// When the rollback began, for a record that had one; half of `minutesAgo` unless said otherwise.
        var rolledBackMinutesAgo: Double?
        var loadBalancers: [LoadBalancer]?

        fileprivate var itemCount: Int {
            (loadBalancers ?? []).reduce(0) { $0 + ($1.listeners?.count ?? 1) }
        }
    }

    /// A status in words.
    enum StatusName: String, Decodable, Sendable {
        case waiting, deployed, failed, deploying, rolledBack, rollbackFailed, nothingToDeploy
        /// The number 7.
        case undocumented
    }

    /// A load balancer with the listeners that use the certificate; one on port 443 unless said otherwise.
    struct LoadBalancer: Decodable, Sendable {
        /// Like `lb-7f3k2m9x`; made up if left out.
        var id: String?
        var name: String?
        /// "ap-singapore" unless said otherwise.
        var region: String?
        var listeners: [Listener]?
    }

    /// One listener: one item.
    struct Listener: Decodable, Sendable {
        /// Like `lbl-q4w8e2r6`; made up if left out.
        var id: String?
        /// "HTTPS:" and the port unless said otherwise.
        var name: String?
        /// 443 unless said otherwise.
        var port: Int?
        var domains: [String]?
        /// How far a deployment has got that is "deploying"; it stays there. "waiting" unless said otherwise.
        var progress: Progress?
        /// Makes the deployment of the listener a failed one.
        var error: String?
        /// Makes a rollback of the listener fail.
        var rollbackError: String?
        /// Makes a retry of the listener fail.
        var retryError: String?

        /// How far the deployment to a listener has got.
        enum Progress: String, Decodable, Sendable {
            case done, running, waiting
        }
    }

    /// Reads the JSON and puts the newest record first.
    init(bytes: [UInt8]) throws(SimulatorError) {
        do {
            self = try JSONDecoder().decode(DemoFile.self, from: Data(bytes))
        } catch {
            throw Self.unreadable("\(error)")
        }
        for record in records {
            let tenYears = 10 * 366 * 24 * 60.0
            guard (0...tenYears).contains(record.minutesAgo), (0...tenYears).contains(record.rolledBackMinutesAgo ?? 0)
            else { throw Self.unreadable("\(record.minutesAgo) minutes ago is not within the last ten years") }
            guard record.itemCount < DetailID.maximumItemCount
            else { throw Self.unreadable("a record has \(record.itemCount) listeners, too many") }
        }
        records.sort { $0.minutesAgo < $1.minutesAgo }
    }

    private static func unreadable(_ cause: String) -> SimulatorError {
        SimulatorError(reason: .unreadableDemoRecords, explanation: "The demo records cannot be read: \(cause).")
    }

    /// Seconds between the creation of the oldest record and the start.
    var oldestAge: TimeInterval { (records.last?.minutesAgo ?? 0) * 60 }
}
