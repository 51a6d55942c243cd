import Glibc
import Testing

@testable import certback

@Suite(.serialized) struct InterruptionTests {
    private static let standard = 0
    private static let ignored = 1

    /// What the signal does: one of the two above, or a handler's address.
    private func handler(of number: Int32) -> Int {
        var action = sigaction()
        unsafe sigaction(number, nil, &action)
        return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    }

    /// Printing and closing come after the work, and can take long.
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func afterTheWorkASignalDoesWhatItDidBefore(number: Int32) async {
        let former = signal(number, SIG_DFL)
        await Interruption.cancelling { #expect(handler(of: number) != Self.standard) }
        #expect(handler(of: number) == Self.standard)
        signal(number, former)
    }

    @Test func whatWasIgnoredBeforeStaysSo() async {
        let former = signal(SIGHUP, SIG_IGN)
        await Interruption.cancelling {}
        #expect(handler(of: SIGHUP) == Self.ignored)
        signal(SIGHUP, former)
    }
}
