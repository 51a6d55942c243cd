import APICore
import CloudSimulator
import RecordModel
import RecordStore
import Rollback
import Testing

/// What is made of every answer to the one request that matters, and of its absence.
///
/// The table is the documentation: what went wrong, how many requests were sent, and how it went on from there.
@Suite struct FaultTableTests {
    /// How a change goes on after its request.
    enum Course {
        /// Taken, and followed to its end.
        case accepted
        /// The answer was lost or odd; looks found that it had begun.
        case unknownButBegun
        /// The answer was lost or odd; looks found that nothing had begun.
        case unknownAndNotApplied
        /// Certainly nothing happened.
        case refused

        var wasCarriedOut: Bool { self == .accepted || self == .unknownButBegun }

        func words(_ kind: ChangeKind) -> [String] {
            let end = kind == .rollback ? ["ROLLING BACK", "ROLLED BACK"] : ["RETRYING", "RETRIED"]
            let rest =
                switch self {
                case .accepted: ["ACCEPTED"] + end
                case .unknownButBegun: ["UNKNOWN"] + end
                case .unknownAndNotApplied: ["UNKNOWN", "NOT APPLIED"]
                case .refused: ["REFUSED"]
                }
            return ["INTENDED", "SENDING"] + rest
        }

        /// Whether the operator may ask for the same again.
        func eligibility(_ kind: ChangeKind) -> Eligibility {
            guard wasCarriedOut else { return .eligible }
            return kind == .rollback ? .alreadyRolledBack : .nothingFailed
        }
    }

    struct Row: CustomTestStringConvertible {
        /// As the simulator takes them, WHERE being the change; each hits the first requests alone unless it says
        /// otherwise, so that the cloud would take any further one.
        var faults: [String]
        var requests: Int
        var course: Course

        init(_ faults: String..., requests: Int = 1, then course: Course) {
            self.faults = faults
            self.requests = requests
            self.course = course
        }

        var testDescription: String { faults.joined(separator: ", ") }

        func faults(of kind: ChangeKind) -> [String] { faults.map { $0.replacing("change:", with: "\(kind.rawValue):") } }
    }

    static let table = [
        // In time, or late.
        Row("change:slow=0:1", then: .accepted),
        Row("change:slow=0.01:1", then: .accepted),
        // No answer.
        Row("change:cut-before:1", then: .unknownAndNotApplied),
        Row("change:cut-after:1", then: .unknownButBegun),
        Row("change:truncated:1", then: .unknownButBegun),
        // Something that is no answer of the API.
        Row("change:html502:1", then: .unknownAndNotApplied),
        Row("change:html200:1", then: .unknownAndNotApplied),
        Row("change:empty:1", then: .unknownButBegun),
        Row("change:null-response:1", then: .unknownButBegun),
        Row("change:no-request-id:1", then: .unknownButBegun),
        // An error that leaves it open whether the work was begun.
        Row("change:internal-error:1", then: .unknownAndNotApplied),
        Row("change:code=FailedOperation:1", then: .unknownAndNotApplied),
        Row("change:code=ResourceInUse:1", then: .unknownAndNotApplied),
        Row("change:code=ServiceUnavailable:1", then: .unknownAndNotApplied),
        Row("change:code=FailedOperation.NobodyHasHeardOf:1", then: .unknownAndNotApplied),
        Row("change:code=Unheard.Of:1", then: .unknownAndNotApplied),
        // An error that is given before any work.
        Row("change:code=AuthFailure.SignatureFailure:1", then: .refused),
        Row("change:code=AuthFailure.SignatureExpire:1", then: .refused),
        Row("change:code=FailedOperation.CertificateDeployHasPendingRecord:1", then: .refused),
        Row("change:code=FailedOperation.CertificateDeployNotExist:1", then: .refused),
        Row("change:error-charset:1", then: .refused),
        Row("change:old-format:1", then: .refused),
        // The rate: the only answers after which the same is sent again, three times in all here.
        Row("change:rate-limit:1", requests: 2, then: .accepted),
        Row("change:rate-limit:2", requests: 3, then: .accepted),
        Row("change:code=RequestLimitExceeded.UinLimitExceeded:1", requests: 2, then: .accepted),
        Row("change:code=LimitExceeded.RateLimitExceeded:1", requests: 2, then: .accepted),
        Row("change:rate-limit", requests: 3, then: .refused),
        Row("change:code=LimitExceeded.RateLimitExceeded", requests: 3, then: .refused),
        // The rate first, then something worse.
        Row("change:rate-limit:1", "change:cut-after:1", requests: 2, then: .unknownButBegun),
        Row("change:rate-limit:1", "change:cut-before:1", requests: 2, then: .unknownAndNotApplied),
        Row("change:rate-limit:2", "change:internal-error:1", requests: 3, then: .unknownAndNotApplied),
        Row("change:rate-limit:1", "change:error-charset:1", requests: 2, then: .refused),
        // The plan's look passes; the first looks afterwards fail, each with its repetitions.
        Row("detail:slow=0:1", "detail:html502:6", then: .accepted),
        Row("detail:slow=0:1", "detail:cut-before:6", "change:cut-after:1", then: .unknownButBegun),
        Row("detail:slow=0:1", "detail:internal-error:6", "change:cut-before:1", then: .unknownAndNotApplied),
        Row("detail:slow=0:1", "detail:code=FailedOperation.AuthError:2", "change:empty:1", then: .unknownButBegun),
    ]

    @Test(arguments: table, ChangeKind.allCases)
    func oneConfirmationIsCarriedOutOnceAtMostAndItsFateIsFound(row: Row, kind: ChangeKind) async throws {
        try await Bench.with([.good(for: kind)], faults: row.faults(of: kind)) { bench in
            let id = bench.ids[0]
            let witness = try await bench.ask(for: kind)
            #expect(witness.states(of: id).words == row.course.words(kind))
            #expect(try await bench.journaledStates() == witness.states(of: id))
            #expect(try await bench.journal.live() == [])
            #expect(bench.requests(kind).count == row.requests)
            #expect(bench.acceptedCount(id, kind) == (row.course.wasCarriedOut ? 1 : 0))
            #expect(bench.changeRequests.count == row.requests)
            #expect(await bench.eligibility(id, for: kind) == row.course.eligibility(kind))
        }
    }

    @Test(arguments: ChangeKind.allCases)
    func whatCannotLeaveIsWithdrawn(kind: ChangeKind) async throws {
        try await Bench.with([.good(for: kind)]) { bench in
            // Nothing listens on port 1.
            let nowhere = try Bench.client(of: "http://127.0.0.1:1", over: bench.transport)
            let witness = try await bench.ask(for: kind, by: bench.runner(nowhere))
            #expect(witness.states(of: bench.ids[0]).words == ["INTENDED", "SENDING", "WITHDRAWN"])
            #expect(witness.explanation(of: bench.ids[0])?.outcome == .unreachable)
            #expect(try await bench.journal.live() == [])
            #expect(bench.changeRequests.isEmpty)
            #expect(await bench.eligibility(bench.ids[0], for: kind) == .eligible)
        }
    }

    @Test(arguments: ["cut-before", "html502", "internal-error"], ChangeKind.allCases)
    func whatIsUnknownIsExplainedAndItsCodeWrittenDown(fault: String, kind: ChangeKind) async throws {
        try await Bench.with([.good(for: kind)], faults: ["\(kind.rawValue):\(fault):1"]) { bench in
            let witness = try await bench.ask(for: kind)
            let explanation = try #require(witness.explanation(of: bench.ids[0]))
            #expect(!explanation.changed.hasPrefix("No."))
            guard case .unknown(let why) = witness.states(of: bench.ids[0])[2] else {
                Issue.record("\(witness.states(of: bench.ids[0]))")
                return
            }
            #expect(why.hasPrefix(explanation.title))
            let codes = try await bench.onlyHistory().steps.map(\.code)
            #expect(codes == [nil, nil, explanation.title, nil])
        }
    }

    @Test(arguments: ChangeKind.allCases)
    func whatIsUnknownHoldsFurtherChangesUpUntilItHasSettled(kind: ChangeKind) async throws {
        try await Bench.with([.good(for: kind)], faults: ["\(kind.rawValue):cut-before:1"]) { bench in
            let confirmed = try await bench.confirmed(bench.ids, for: kind)
            let witness = await bench.cancel(on: { $0.isLook(3) }) { note in
                await bench.runner(settlingTime: .seconds(3600)).run(confirmed, onUpdate: note) { _, _ in }
            }
            #expect(witness.states(of: bench.ids[0]).words == ["INTENDED", "SENDING", "UNKNOWN"])
            #expect(try await bench.journal.live().map(\.state.word) == ["UNKNOWN"])
            for kind in ChangeKind.allCases {
                #expect(await bench.eligibility(bench.ids[0], for: kind) == .alreadyUnderWay)
            }
        }
    }
}
