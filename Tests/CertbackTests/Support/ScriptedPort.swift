import Foundation
import Synchronization

/// A port of this machine where each connection gets the same answer, whatever it asks.
final class ScriptedPort: Sendable {
    struct Unavailable: Error {}

    let number: UInt16
    private let descriptor: Int32

    /// - Parameter answer: the whole answer of HTTP, made anew for each connection.
    init(answer: @escaping @Sendable () -> String) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 8) == 0 ? getsockname(listener, $0, &length) : -1
            }
        }
        descriptor = listener
        number = UInt16(bigEndian: address.sin_port)
        guard result == 0 else { throw Unavailable() }
        Thread.detachNewThread { Self.serve(listener, answer) }
    }

    deinit {
        // Whoever waits for a connection is told that none will come.
        shutdown(descriptor, Int32(SHUT_RDWR))
        close(descriptor)
    }

    private static func serve(_ listener: Int32, _ answer: () -> String) {
        while true {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { return }
            var request: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 4096)
            while !request.contains([13, 10, 13, 10]) {
                let count = read(connection, &buffer, buffer.count)
                guard count > 0 else { break }
                request += buffer.prefix(count)
            }
            let bytes = Array(answer().utf8)
            _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
            shutdown(connection, Int32(SHUT_WR))
            // What is closed with something unread in it is torn down, and the answer with it.
            while read(connection, &buffer, buffer.count) > 0 {}
            close(connection)
        }
    }
}
