import Foundation
import Synchronization

/// Cuts what comes in pieces into whole lines.
final class LineBuffer: Sendable {
    private let rest = Mutex(Data())

    /// The lines that have become whole.
    func add(_ data: Data) -> [String] {
        rest.withLock { rest in
            rest.append(data)
            var lines: [String] = []
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                lines.append(String(decoding: rest[rest.startIndex..<end], as: UTF8.self))
                rest = Data(rest[(end + 1)...])
            }
            return lines
        }
    }
}
