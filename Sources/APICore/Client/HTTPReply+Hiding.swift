import Glibc
import RecordModel

extension HTTPReply {
    /// Puts a word in the place of each secret that the body repeats.
    mutating func hide(_ secrets: [String]) {
        for secret in secrets { body.replace(Array(secret.utf8), with: Array(RequestTrace.hidden.utf8)) }
    }
}

extension [UInt8] {
    fileprivate mutating func replace(_ part: [UInt8], with word: [UInt8]) {
        guard var place = firstPlace(of: part, from: 0) else { return }
        var replaced: [UInt8] = []
        var end = 0
        while true {
            replaced += self[end..<place] + word
            end = place + part.count
            guard let next = firstPlace(of: part, from: end) else { break }
            place = next
        }
        self = replaced + self[end...]
    }

    /// By the C library: bodies of megabytes are searched in next to no time.
    private func firstPlace(of part: [UInt8], from start: Int) -> Int? {
        guard let first = part.first, count >= part.count else { return nil }
        return withUnsafeBytes { whole in
            guard let base = whole.baseAddress else { return nil }
            var place = start
            while place <= whole.count - part.count {
                guard let found = memchr(base + place, Int32(first), whole.count - part.count + 1 - place) else { return nil }
                place = UnsafeRawPointer(found) - base
                if memcmp(base + place, part, part.count) == 0 { return place }
                place += 1
            }
            return nil
        }
    }
}
