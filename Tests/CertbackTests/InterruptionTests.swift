import Glibc
import Testing

@testable import certback

@Suite(.serialized) struct InterruptionTests {
    /// True where the signal does nothing.
    private func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        unsafe sigaction(number, nil, &action)
        return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
    }

    /// Printing and closing come after the work, and can take long.
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func afterTheWorkASignalDoesWhatItDidBefore(number: Int32) async {
        let former = signal(number, SIG_DFL)
        await Interruption.cancelling { #expect(isIgnored(number)) }
        #expect(!isIgnored(number))
        signal(number, former)
    }

    @Test func whatWasIgnoredBeforeStaysSo() async {
        let former = signal(SIGHUP, SIG_IGN)
        await Interruption.cancelling {}
        #expect(isIgnored(SIGHUP))
        signal(SIGHUP, former)
    }
}
