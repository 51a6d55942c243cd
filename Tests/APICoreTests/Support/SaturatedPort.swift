import Glibc

/// A port of this machine on which a server listens that accepts nobody: further connections get no answer at all, as
/// behind a firewall that drops what it does not like.
final class SaturatedPort {
    struct Unavailable: Error {}

    let number: UInt16
    private let descriptors: [Int32]

    init() throws {
        var descriptors = [socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)]
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = descriptors[0]
        let isListening = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 0) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        // The queue of those not yet accepted holds one, and sometimes one more.
        for _ in 0..<4 {
            let filler = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
            _ = withUnsafeMutablePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(filler, $0, length) }
            }
            descriptors.append(filler)
        }
        self.descriptors = descriptors
        number = UInt16(bigEndian: address.sin_port)
        guard isListening else { throw Unavailable() }
    }

    deinit { for descriptor in descriptors { close(descriptor) } }
}
