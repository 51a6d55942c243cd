import ArgumentParser
import CloudSimulator
import Foundation
import RecordModel

struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Serve a stand-in for the SSL API on this machine, to try things out.",
        discussion: """
            A fault is WHERE:WHAT[:TIMES]. WHERE is list, detail, rollback, retry, sts or any; WHAT is slow=SECONDS,
            cut-before, cut-after, html502, html200, empty, truncated, rate-limit, internal-error, null-response, error-charset,
            no-request-id, old-format or code=CODE; TIMES is how many requests it hits, all where left out.
            """)

    @Option(help: "The port on 127.0.0.1; 0 takes a free one.")
    var port = 0

    @Option(help: "How many records the account has.")
    var records = 240

    @Option(help: "How many records of the family update the account has.")
    var updateRecords = 12

    @Option(
        help: "How many records of the family deploy there are, found by their ids alone: deploy/1000000 and those around it.")
    var deployRecords = 12

    @Option(help: "The same seed gives the same records and outcomes.")
    var seed: UInt64 = 1

    @Option(name: .customLong("fault"), help: "What goes wrong; may be given several times.")
    var faults: [String] = []

    @Option(help: "Seconds each item of a rollback takes.")
    var itemSeconds = 1.5

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port must lie between 0 and 65535.") }
        try Self.check(itemSeconds: itemSeconds)
    }

    static func check(itemSeconds: Double) throws {
        guard (0...3600).contains(itemSeconds) else { throw ValidationError("--item-seconds must lie between 0 and 3600.") }
    }

    func run() async throws {
        do {
            var options = SimulatorOptions()
            options.port = port
            options.recordCount = records
            options.updateRecordCount = updateRecords
            options.deployRecordCount = deployRecords
            options.seed = seed
            options.faults = try faults.map { try Fault(parsing: $0) }
            options.itemDuration = .seconds(itemSeconds)
            options.rateLimit = 20
            let keys = (id: options.secretID, key: options.secretKey)
            try await CloudSimulator(options: options).run { port in
                Console.print("http://127.0.0.1:\(port)")
                Console.say("export TENCENTCLOUD_SECRET_ID=\(keys.id) TENCENTCLOUD_SECRET_KEY=\(keys.key)")
                Console.say("certback --endpoint http://127.0.0.1:\(port)     (Ctrl-C ends the simulator)")
            }
        } catch let error as SimulatorError {
            Console.say("certback: \(error.explanation.cleanedLines)")
            throw ExitCode(64)
        }
    }
}
