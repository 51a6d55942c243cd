import Foundation
import RecordModel
import TestSupport
import Testing

@Suite struct ShellQuotingTests {
    @Test(arguments: [
        ("1000231", "1000231"), ("ssl.intl.tencentcloudapi.com", "ssl.intl.tencentcloudapi.com"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/"), ("", "''"), ("a b", "'a b'"), ("$HOME", "'$HOME'"),
        ("it's", #"'it'\''s'"#), ("~", "'~'"), ("[::1]:80", "'[::1]:80'"), (#"{"A":1}"#, #"'{"A":1}'"#), ("支付", "'支付'"),
    ])
    func onlyWhatMeansSomethingToAShellIsQuoted(text: String, quoted: String) {
        #expect(text.shellQuoted == quoted)
    }

    /// Whatever the text: a shell takes the word for exactly that.
    @Test(arguments: ["/bin/sh", "/bin/bash"])
    func aShellReadsBackWhatWasQuoted(shell: String) throws {
        // No argument can hold a NUL.
        let samples =
            HostileText.all.map(\.text).filter { !$0.unicodeScalars.contains("\0") } + ["'", "''", #"\"#, "!!", "-n", "*"]
        let script = samples.map { "printf '%s\\0' \($0.shellQuoted)" }.joined(separator: "\n")
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: shell)
        process.environment = ["LC_ALL": "C.UTF-8"]
        (process.standardInput, process.standardOutput) = (input, output)
        try process.runUnblocked()
        try input.fileHandleForWriting.write(contentsOf: Data(script.utf8))
        try input.fileHandleForWriting.close()
        let read = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(read == samples.reduce(Data()) { $0 + Data($1.utf8) + [0] })
    }
}
