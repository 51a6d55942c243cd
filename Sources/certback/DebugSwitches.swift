import Foundation
import RecordModel
import Rollback
import Synchronization

/// What the tests of a debug build may ask for by environment; a release build has none of it.
enum DebugSwitches {
    /// Where a crash can be asked for: in a repaint, or beside the screen while the journal is read.
    enum CrashPlace: String { case screen, effect }

    #if DEBUG
        /// `CERTBACK_DEBUG_HURRY`: looks follow each other closely and an unknown fate settles within a second or so.
        private static let isInAHurry = getenv("CERTBACK_DEBUG_HURRY") != nil
        static let pace = isInAHurry ? LookPace(first: .milliseconds(20), longest: .milliseconds(100)) : LookPace()
        static let judge = isInAHurry ? FateJudge(settlingTime: .milliseconds(800)) : FateJudge()

        /// `CERTBACK_DEBUG_DIE_AT`: the state's word or the request's phase at which the process is killed on the spot.
        private static let deathPoint = getenv("CERTBACK_DEBUG_DIE_AT").map { unsafe String(cString: $0) }

        static func dieIfAsked(at update: ChangeUpdate) {
            let point: String? =
                switch update.event {
                case .state(let state): state.word
                case .phase(let phase): phase.rawValue
                default: nil
                }
            if point != nil, point == deathPoint { kill(getpid(), SIGKILL) }
        }

        /// `CERTBACK_DEBUG_METADATA`: the address at which a CVM's role is asked for in place of the real one.
        static let metadataAddress = getenv("CERTBACK_DEBUG_METADATA").map { unsafe String(cString: $0) }

        /// `CERTBACK_DEBUG_CRASH`: where and how the program crashes, as in `screen:trap`.
        private static let crash = getenv("CERTBACK_DEBUG_CRASH").map { unsafe String(cString: $0) }

        static func crashIfAsked(at place: CrashPlace) {
            switch crash {
            case "\(place):trap": preconditionFailure("asked for")
            case "\(place):overflow": exit(Int32(truncatingIfNeeded: depth(of: 1)))
            case "\(place):abort": abort()
            case "\(place):hang":
                tellOfTheHang()
                isHanging.store(true, ordering: .sequentiallyConsistent)
                while true { pause() }
            default: break
            }
        }

        private static let isHanging = Atomic(false)

        /// By another thread, once the one that hangs is where it does so for ever.
        private static func tellOfTheHang() {
            Thread.detachNewThread {
                while !isHanging.load(ordering: .sequentiallyConsistent) { sched_yield() }
                Console.print("hanging")
            }
        }

        /// More and more of the stack, until there is none left.
        private static func depth(of number: Int) -> Int { number == 0 ? 0 : depth(of: number &+ 1) &+ number }
    #else
        static let pace = LookPace()
        static let judge = FateJudge()
        static let metadataAddress: String? = nil
        static func dieIfAsked(at update: ChangeUpdate) {}
        static func crashIfAsked(at place: CrashPlace) {}
    #endif
}
