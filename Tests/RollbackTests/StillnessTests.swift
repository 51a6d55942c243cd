import RecordModel
import Testing

@testable import Rollback

/// Which time counts as time in which a record has plainly stayed as it was.
@Suite struct StillnessTests {
    private static let tasks = [DeployTask.sample(.deployment)]

    /// The times returned for looks at these seconds; nil for one that failed. Ten seconds are planned between them.
    private func times(_ looks: [(seconds: Int, tasks: [DeployTask]?)]) -> [Int?] {
        let start = ContinuousClock.now
        var stillness = Stillness()
        return looks.map { look in
            guard let tasks = look.tasks else {
                stillness.breakOff()
                return nil
            }
            let time = stillness.note(tasks, at: start + .seconds(look.seconds), after: .seconds(10))
            return Int(time.components.seconds)
        }
    }

    @Test func itBeginsWithTheFirstAnswerAndNotBefore() {
        #expect(times([(90, Self.tasks), (100, Self.tasks), (110, Self.tasks)]) == [0, 10, 20])
    }

    @Test func aLookThatFailedBeginsItAnew() {
        #expect(
            times([(0, Self.tasks), (10, Self.tasks), (20, nil), (30, Self.tasks), (40, Self.tasks)]) == [0, 10, nil, 0, 10])
    }

    @Test func whatHasChangedBeginsItAnew() {
        let other = [DeployTask.sample(.deployment, .deploying)]
        #expect(times([(0, Self.tasks), (10, other), (20, other), (30, Self.tasks)]) == [0, 0, 10, 0])
    }

    /// Half a minute late is a slow answer; more is a machine that slept.
    @Test(arguments: [(40, 40), (41, 0), (28_800, 0)])
    func aPauseFarLongerThanPlannedBeginsItAnew(seconds: Int, time: Int) {
        #expect(times([(0, Self.tasks), (seconds, Self.tasks)]) == [0, time])
    }
}
