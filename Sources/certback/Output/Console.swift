import Foundation

/// Data goes to standard output, talk to standard error.
enum Console {
    static func print(_ text: String, terminator: String = "\n") {
        write(text + terminator, to: .standardOutput)
    }

    static func say(_ text: String, terminator: String = "\n") {
        write(text + terminator, to: .standardError)
    }

    /// Whoever read may have gone, as with `| head`; a change that is under way must not end with them.
    private static func write(_ text: String, to file: FileHandle) {
        do { try file.write(contentsOf: Data(text.utf8)) } catch {}
    }

    /// True where a question can be read and answered by somebody.
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Asks on standard error; what was typed before the question does not answer it. Empty at the end of input.
    static func ask(_ question: String) async -> String {
        tcflush(STDIN_FILENO, TCIFLUSH)
        say(question, terminator: "")
        return await line() ?? ""
    }

    /// One line of standard input, read only now, so that what follows it is left for a question to throw away.
    ///
    /// A thread of its own waits, since everything else goes on meanwhile. Nil at the end of input and for a cancelled task.
    static func line() async -> String? {
        let (lines, answer) = AsyncStream<String>.makeStream()
        Thread.detachNewThread {
            if let line = readOneLine() { answer.yield(line) }
            answer.finish()
        }
        for await line in lines { return line }
        return nil
    }

    /// Byte by byte: nothing beyond the line is taken, and the C library, which waits for its readers at the end, is not asked.
    private static func readOneLine() -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            let count = read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            if count > 0, byte != UInt8(ascii: "\n") {
                bytes.append(byte)
            } else {
                return count <= 0 && bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
            }
        }
    }

    static var readsFromTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    static var talksToTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
