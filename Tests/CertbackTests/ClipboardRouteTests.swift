import BrowserUI
import Foundation
import Testing

@testable import certback

/// Which way a text leaves, by the environment alone.
@Suite struct ClipboardRouteTests {
    private func route(_ variables: [String: String]) -> ClipboardRoute { ClipboardRoute(Environment(variables: variables)) }

    @Test(arguments: ["xterm-256color", "xterm", "screen-256color", "tmux-256color", "rxvt-unicode", "alacritty"])
    func terminalsAreAskedThemselves(type: String) {
        #expect(route(["TERM": type]) == .terminal)
        #expect(route(["TERM": type, "TMUX": ""]) == .terminal)
    }

    @Test(arguments: ["linux", "vt100", "vt220", "dumb", "ansi", "cons25", "sun-color", "wyse60"])
    func consolesAreNotAsked(type: String) {
        #expect(route(["TERM": type]) == .byHand("A terminal of type \(type) has no clipboard."))
    }

    @Test func insideTmuxItsOwnCommandIsAsked() throws {
        let environment = Environment(variables: ["TERM": "screen", "TMUX": "/tmp/x,1,0", "PATH": "/nowhere:/usr/bin:/bin"])
        #expect(ClipboardRoute(environment) == .tmux(try #require(TmuxBuffer(environment))))
    }

    @Test func insideTmuxWithoutThatCommandTheTextIsShown() {
        let variables = ["TERM": "screen", "TMUX": "/tmp/x,1,0", "PATH": "/nowhere"]
        #expect(route(variables) == .byHand("Inside tmux, but the command tmux is not there."))
    }

    @Test func insideScreenTheTextIsShown() {
        #expect(route(["TERM": "screen", "STY": "1.pts"]) == .byHand("GNU screen passes nothing on to a clipboard."))
    }

    /// 56,245 bytes are 74,996 of base64.
    @Test func whatIsLongerThanTerminalsTakeIsNotSent() {
        #expect(ClipboardRoute.sequence(for: String(repeating: "a", count: 56_244)) != nil)
        #expect(ClipboardRoute.sequence(for: String(repeating: "a", count: 56_245)) == nil)
        #expect(ClipboardRoute.sequence(for: "支付 \u{1B}]52;c;!\u{07}") != nil)
    }

    @Test func aTmuxThatCannotBeStartedIsToldOf() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "certback-test-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (script, reason) in [("exit 1", "tmux did not take it."), ("cat >/dev/null; kill -9 $$", "tmux did not take it.")] {
            try "#!/bin/sh\n\(script)\n".write(toFile: "\(folder)/tmux", atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: "\(folder)/tmux")
            let buffer = try #require(TmuxBuffer(Environment(variables: ["TMUX": "x", "PATH": "\(folder):/usr/bin:/bin"])))
            #expect(await buffer.load("1000230") == .byHand("1000230", because: reason))
        }
    }

    /// One that knows no -w; what it is given, and what of the environment.
    @Test func anOlderTmuxTakesItIntoItsOwnBuffer() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "certback-test-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let script = """
            #!/bin/sh
            [ "$2" = -w ] && exit 1
            cat >"\(folder)/text"
            env >"\(folder)/environment"

            """
        try script.write(toFile: "\(folder)/tmux", atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: "\(folder)/tmux")
        let variables = ["TMUX": "x", "PATH": "\(folder):/usr/bin:/bin", "TENCENTCLOUD_SECRET_KEY": "secret"]
        let buffer = try #require(TmuxBuffer(Environment(variables: variables)))

        let text = String(repeating: "支付 $(id) `id` '\"\n", count: 2000)
        #expect(await buffer.load(text) == .tmuxAlone)
        #expect(try String(contentsOfFile: "\(folder)/text", encoding: .utf8) == text)
        let environment = try String(contentsOfFile: "\(folder)/environment", encoding: .utf8)
        #expect(environment.contains("TMUX=x") && !environment.contains("secret"))
    }
}
