import Glibc
import RecordModel

/// Tells one process from another with the same number, by what Linux says of both.
enum ProcessProbe {
    /// When the process was started: the boot, and clock ticks since. Nil for one that has ended, a zombie included.
    static func start(of process: Int32) -> String? {
        guard let text = firstLine(of: "/proc/\(process)/stat"), let end = text.lastIndex(of: ")") else { return nil }
        // The name before the bracket may hold blanks. Field 3 is the state, field 22 the start.
        let fields = text[text.index(after: end)...].split(separator: " ")
        guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
        return [firstLine(of: "/proc/sys/kernel/random/boot_id"), String(fields[19])].compactMap(\.self).joined(separator: " ")
    }

    /// Nil for a process of another host, which cannot be asked.
    static func isRunning(_ process: Operator, asSeenFrom own: Operator) -> Bool? {
        guard process.host == own.host else { return nil }
        guard let start = start(of: process.process) else { return false }
        // Written by a version that did not note the start: the number is all there is.
        return process.processStart == nil || process.processStart == start
    }

    private static func firstLine(of path: String) -> String? {
        guard let file = unsafe fopen(path, "r") else { return nil }
        defer { unsafe fclose(file) }
        var buffer = [CChar](repeating: 0, count: 1024)
        guard unsafe fgets(&buffer, Int32(buffer.count), file) != nil else { return nil }
        let bytes = buffer.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
