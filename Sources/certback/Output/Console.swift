import Foundation
import Synchronization
import TerminalGuard

/// Data goes to standard output, talk to standard error.
enum Console {
    /// True once standard output has taken less than it was given, and that has been said.
    static var hasLostOutput: Bool { loss.withLock(\.self) }

    private static let loss = Mutex(false)

    /// Whoever read may have gone, as with `| head`; a change that is under way must not end with them.
    static func print(_ text: String, terminator: String = "\n") {
        do { try FileHandle.standardOutput.write(contentsOf: Data((text + terminator).utf8)) } catch { lost(error) }
    }

    static func say(_ text: String, terminator: String = "\n") {
        // There is nobody left to tell.
        do { try FileHandle.standardError.write(contentsOf: Data((text + terminator).utf8)) } catch {}
    }

    /// Says once why standard output takes no more; a reader that has had enough is no loss.
    private static func lost(_ error: any Error) {
        guard SystemWords.of(error) != SystemWords.of(EPIPE) else { return }
        let wasLost = loss.withLock { isLost in
            defer { isLost = true }
            return isLost
        }
        if !wasLost { sayLost(error) }
    }

    static func sayLost(_ error: any Error) { say("certback: standard output takes no more: \(SystemWords.of(error))") }

    /// True where a question can be read and answered by somebody.
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Asks on standard error; neither what was typed before the question nor a paste answers it. Empty at the end of input.
    static func ask(_ question: String) async -> String {
        guard guard_begin_question() else { return "" }
        defer { guard_end_question() }
        say(question, terminator: "")
        return await onThread { typedAnswer(to: question) } ?? ""
    }

    private static func typedAnswer(to question: String) -> String? {
        var answer = TypedAnswer()
        while let byte = readByte() {
            switch answer.take(byte, at: .now) {
            case .echo(let text): say(text, terminator: "")
            case .tooFast: say("\nEnter came as fast as a paste: press it again.\n\(question)\(answer.text)", terminator: "")
            case .ended:
                say("")
                return answer.text
            }
        }
        return nil
    }

    /// One line of standard input, read only now, so that what follows it is left for a question to throw away.
    ///
    /// Nil at the end of input and for a cancelled task.
    static func line() async -> String? { await onThread(readOneLine) }

    /// A thread of its own waits, since everything else goes on meanwhile. Nil also for a cancelled task.
    private static func onThread(_ read: @escaping @Sendable () -> String?) async -> String? {
        let (lines, answer) = AsyncStream<String>.makeStream()
        Thread.detachNewThread {
            if let line = read() { answer.yield(line) }
            answer.finish()
        }
        for await line in lines { return line }
        return nil
    }

    /// Byte by byte: nothing beyond the line is taken, and the C library, which waits for its readers at the end, is not asked.
    private static func readOneLine() -> String? {
        var bytes: [UInt8] = []
        while let byte = readByte() {
            guard byte != UInt8(ascii: "\n") else { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// Nil at the end of input.
    private static func readByte() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            return count > 0 ? byte : nil
        }
    }

    static var readsFromTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    static var talksToTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
