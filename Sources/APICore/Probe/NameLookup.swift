import Dispatch
import Glibc
import NIOCore
import NIOPosix
import RecordModel

/// The addresses of a name, as the system resolves it: `/etc/hosts`, then DNS.
enum NameLookup {
    /// In the system's order, at most ``most``.
    ///
    /// The system's resolver cannot be stopped: past the limit it goes on unheard, on a thread of its own.
    static func addresses(of host: String, port: Int, limit: Duration) async throws -> [SocketAddress] {
        let promise = MultiThreadedEventLoopGroup.singleton.any().makePromise(of: [SocketAddress].self)
        promise.fail(after: limit, with: ProbeFailure("no name server has answered within the time limit", cause: .name))
        DispatchQueue.global().async { promise.completeWith(Result { try resolve(host, port) }) }
        return try await promise.futureResult.get()
    }

    /// More of them say nothing more.
    private static let most = 6

    private static func resolve(_ host: String, _ port: Int) throws -> [SocketAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, nil, &hints, &list)
        guard code == 0 else {
            let reason = String(cString: gai_strerror(code))
            throw ProbeFailure("the host name \(host) could not be resolved: \(reason)", cause: .name)
        }
        defer { freeaddrinfo(list) }
        var addresses: [SocketAddress] = []
        var next = list
        while let info = next?.pointee, addresses.count < most {
            if let text = numeric(info) { addresses.append(try SocketAddress(ipAddress: text, port: port)) }
            next = info.ai_next
        }
        guard !addresses.isEmpty else { throw ProbeFailure("the host name \(host) has no address", cause: .name) }
        return addresses
    }

    private static func numeric(_ info: addrinfo) -> String? {
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let code = getnameinfo(
            info.ai_addr, info.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
        return code == 0 ? String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
    }
}

extension SocketAddress {
    var withoutPort: String { ipAddress ?? description }

    /// `192.0.2.1:443`, `[2001:db8::1]:443`.
    var withPort: String {
        let address = withoutPort
        return "\(address.contains(":") ? "[\(address)]" : address):\(port ?? 0)"
    }
}

extension EventLoopPromise {
    /// Whoever waits is told of the time limit then, unless the promise has been kept by that time.
    func fail(after limit: Duration, with failure: ProbeFailure = .timeLimit) {
        let alarm = futureResult.eventLoop.scheduleTask(in: TimeAmount(limit)) { fail(failure) }
        futureResult.whenComplete { _ in alarm.cancel() }
    }
}
