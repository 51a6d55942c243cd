import Glibc
import RecordModel

/// Tells one process from another with the same number, by what Linux says of both.
enum ProcessProbe {
    /// What a look into a file of /proc has shown.
    enum Reading: Hashable {
        /// The first line.
        case line(String)
        case noSuchFile
        /// Nothing is known, as when this process has no file left to open.
        case failed
    }

    private enum State {
        case started(String)
        case ended
        case notKnown
    }

    /// When the process was started: the boot, and clock ticks since. Nil for one that has ended, a zombie included, and
    /// where it cannot be known.
    static func start(of process: Int32) -> String? {
        if case .started(let start) = state(of: process, reading: firstLine) { start } else { nil }
    }

    /// Nil where it cannot be known: for a process of another host, and when the system does not say.
    ///
    /// - Parameter reading: how the file of that path is read.
    static func isRunning(
        _ process: Operator, asSeenFrom own: Operator, reading: (String) -> Reading = firstLine
    ) -> Bool? {
        guard process.host == own.host else { return nil }
        return switch state(of: process.process, reading: reading) {
        // Written by a version that did not note the start: the number is all there is.
        case .started(let start): process.processStart == nil || process.processStart == start
        case .ended: false
        case .notKnown: nil
        }
    }

    private static func state(of process: Int32, reading: (String) -> Reading) -> State {
        let text: String
        switch reading("/proc/\(process)/stat") {
        case .line(let line): text = line
        case .noSuchFile: return .ended
        case .failed: return .notKnown
        }
        // The name before the bracket may hold blanks. Field 3 is the state, field 22 the start.
        guard let end = text.lastIndex(of: ")") else { return .notKnown }
        let fields = text[text.index(after: end)...].split(separator: " ")
        guard fields.count > 19 else { return .notKnown }
        if fields[0] == "Z" || fields[0] == "X" { return .ended }
        return switch reading("/proc/sys/kernel/random/boot_id") {
        case .line(let boot): .started("\(boot) \(fields[19])")
        case .noSuchFile: .started(String(fields[19]))
        case .failed: .notKnown
        }
    }

    private static func firstLine(of path: String) -> Reading {
        guard let file = unsafe fopen(path, "r") else { return reading(of: errno) }
        defer { unsafe fclose(file) }
        var buffer = [CChar](repeating: 0, count: 1024)
        errno = 0
        // A process that ends between the two is told of by the second.
        guard unsafe fgets(&buffer, Int32(buffer.count), file) != nil else { return reading(of: errno) }
        let bytes = buffer.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
        return .line(String(decoding: bytes, as: UTF8.self))
    }

    private static func reading(of number: Int32) -> Reading { number == ENOENT || number == ESRCH ? .noSuchFile : .failed }
}
