import Testing

@testable import certback

@Suite struct TypedAnswerTests {
    private let start = ContinuousClock.now

    /// What an answer comes to when its keys follow each other at these distances.
    private func answer(_ keys: String, milliseconds: Int) -> (text: String, last: TypedAnswer.Step?, echo: String) {
        var answer = TypedAnswer()
        var last: TypedAnswer.Step?
        var echo = ""
        for (place, byte) in keys.utf8.enumerated() {
            let step = answer.take(byte, at: start + .milliseconds(milliseconds * place))
            if case .echo(let text) = step { echo += text }
            last = step
        }
        return (answer.text, last, echo)
    }

    @Test(arguments: ["\r", "\n"])
    func enterEndsWhatAHandTyped(enter: String) {
        let typed = answer("1000231\(enter)", milliseconds: 30)
        #expect(typed.text == "1000231" && typed.last == .ended && typed.echo == "1000231")
    }

    @Test(arguments: ["1000231\r", "1000231\r\r", "\r\n"], [0, 1, 29])
    func enterAsFastAsAPasteDoesNot(keys: String, milliseconds: Int) {
        #expect(answer(keys, milliseconds: milliseconds).last == .tooFast)
    }

    @Test func whatCameTooFastStandsForTheNextEnter() {
        var answer = TypedAnswer()
        for byte in "7\r".utf8 { _ = answer.take(byte, at: start) }
        #expect(answer.take(0x0D, at: start + .milliseconds(30)) == .ended)
        #expect(answer.text == "7")
    }

    @Test(arguments: [
        ("12\u{7F}3", "13", "12\u{8} \u{8}3"), ("12\u{8}", "1", "12\u{8} \u{8}"), ("\u{7F}1", "1", "1"),
        ("12\u{15}3", "3", "12\u{8} \u{8}\u{8} \u{8}3"), ("1\u{1B}[A", "1[A", "1[A"),
        ("1\u{4}2", "12", "12"), ("1\t2", "12", "12"),
    ])
    func slipsCanBePutRight(keys: String, text: String, echo: String) {
        let typed = answer(keys, milliseconds: 30)
        #expect(typed.text == text && typed.echo == echo)
    }

    /// No answer has such letters: they are kept, so that it is none, and not shown.
    @Test func lettersBeyondASCIIAreNotLost() {
        let typed = answer("支1", milliseconds: 30)
        #expect(typed.text == "支1" && typed.echo == "1")
    }

    @Test func theEndOfInputEndsAnEmptyAnswer() {
        #expect(answer("\u{4}", milliseconds: 30).last == .ended)
    }
}
