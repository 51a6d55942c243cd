import Rollback
import Testing

@Suite struct LookPaceTests {
    @Test func theFirstLookComesAfterASecond() {
        #expect(LookPace().pause(before: 1) == .seconds(1))
    }

    @Test(arguments: 1...200)
    func noPauseIsShorterThanTheOneBeforeNorLongerThanTenSeconds(look: Int) {
        let pace = LookPace()
        #expect(pace.pause(before: look) <= pace.pause(before: look + 1))
        #expect(pace.pause(before: look) <= .seconds(10))
    }

    @Test func looksGetRarer() {
        let pace = LookPace()
        #expect(pace.pause(before: 1) < pace.pause(before: 2))
        #expect(pace.pause(before: 2) < pace.pause(before: 3))
    }

    @Test(arguments: [20, 1000, Int.max])
    func aLongRollbackIsLookedAtEveryTenSeconds(look: Int) {
        #expect(LookPace().pause(before: look) == .seconds(10))
    }
}
