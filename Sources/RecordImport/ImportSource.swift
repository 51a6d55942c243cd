import Foundation
import Glibc

/// A file that is read from its beginning to its end, or standard input.
struct ImportSource: ~Copyable {
    /// As it was named; `standard input` for `-`.
    let name: String
    /// Nil where it cannot be told, as for a pipe.
    let size: Int?
    /// When it was written; nil for what comes as it is read.
    let writtenAt: Date?
    private let descriptor: Int32

    /// Why it cannot be read, in the system's words.
    struct Failure: Error {
        let words: String

        init(number: Int32 = errno) { words = unsafe String(cString: strerror(number)) }
    }

    /// What a read takes at most.
    static let readSize = 256 << 10

    init(_ path: String) throws(Failure) {
        let isInput = path == "-"
        name = isInput ? "standard input" : path
        let number = isInput ? dup(STDIN_FILENO) : unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard number >= 0 else { throw Failure() }
        // A pipe nobody writes to yet is opened without waiting, so that Ctrl-C is heard; then it is waited for.
        if !isInput { _ = fcntl(number, F_SETFL, O_RDONLY) }
        descriptor = number
        var facts = stat()
        let isFile = unsafe fstat(number, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
        size = isFile ? Int(facts.st_size) : nil
        writtenAt = isFile ? Date(timeIntervalSince1970: Double(facts.st_mtim.tv_sec)) : nil
    }

    deinit { close(descriptor) }

    /// What comes next; empty at the end, and where `stop` says so while nothing comes.
    func read(unless stop: StopSign) throws(Failure) -> [UInt8] {
        guard wait(unless: stop) else { return [] }
        var count = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.readSize) { buffer, filled in
            repeat { count = unsafe Glibc.read(descriptor, buffer.baseAddress, Self.readSize) } while count < 0 && errno == EINTR
            filled = max(0, count)
        }
        guard count >= 0 else { throw Failure() }
        return bytes
    }

    /// A terminal or a pipe may bring nothing for hours; a file never makes one wait.
    private func wait(unless stop: StopSign) -> Bool {
        while !stop.isUp {
            var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            if unsafe poll(&wanted, 1, 200) != 0 { return true }
        }
        return false
    }
}
