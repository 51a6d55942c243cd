import Foundation
import Synchronization

/// Takes one connection on the loopback interface, keeps what comes byte for byte, answers it once and closes.
final class OneAnswerServer: Sendable {
    struct Unavailable: Error {}

    let port: UInt16
    private let listener: Int32
    private let taken = Mutex<[UInt8]>([])

    /// The request as it came over the wire, once it has been answered.
    var request: String { String(decoding: taken.withLock(\.self), as: UTF8.self) }

    /// - Parameter answer: the body, made of the request.
    init(answer: @escaping @Sendable (String) -> String) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let result = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 1) == 0 ? getsockname(descriptor, $0, &length) : -1
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        guard result == 0 else { throw Unavailable() }
        Thread.detachNewThread { [self] in serve(answer) }
    }

    private func serve(_ answer: (String) -> String) {
        let connection = accept(listener, nil, nil)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !Self.isWhole(bytes) {
            let count = read(connection, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        taken.withLock { $0 = bytes }
        let body = answer(request)
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n"
        let reply = Array((head + body).utf8)
        _ = write(connection, reply, reply.count)
        _ = close(connection)
        _ = close(listener)
    }

    /// True when the body has as many bytes as the head says.
    private static func isWhole(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.firstRange(of: "\r\n\r\n") else { return false }
        let length = text[..<end.lowerBound].split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") }
        return text[end.upperBound...].utf8.count >= length.flatMap { Int($0.dropFirst(16)) } ?? 0
    }
}
