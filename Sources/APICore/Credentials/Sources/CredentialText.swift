import Glibc

/// A file of keys as text, read whole and with care: it may be anything.
struct CredentialText: Sendable {
    let path: String
    let text: String
    /// True where others than the owner can read it.
    let isExposed: Bool

    private static let largest = 1 << 20

    /// - Throws: what is wrong with the file, by its path alone.
    init(readingFrom path: String) throws(CredentialProblem) {
        // Without O_NONBLOCK a pipe of that name would hold the program up for ever.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw Self.problem(path, errno) }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw Self.problem(path, errno) }
        switch facts.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .unreadable(path, why: "it is a folder")
        default: throw .unreadable(path, why: "it is no ordinary file")
        }
        let bytes = try Self.read(file, path)
        guard let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains("\0") else {
            throw .broken(path, .notText, line: nil, column: nil)
        }
        guard text.contains(where: { !$0.isWhitespace }) else { throw .broken(path, .empty, line: nil, column: nil) }
        self.path = path
        self.text = text
        isExposed = facts.st_mode & (S_IRGRP | S_IROTH) != 0
    }

    private static func read(_ file: Int32, _ path: String) throws(CredentialProblem) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: largest + 1)
        var count = 0
        while count < bytes.count {
            let added = bytes.withUnsafeMutableBytes { buffer in
                buffer.baseAddress.map { Glibc.read(file, $0 + count, buffer.count - count) } ?? 0
            }
            if added < 0, errno == EINTR { continue }
            guard added >= 0 else { throw problem(path, errno) }
            if added == 0 { return Array(bytes.prefix(count)) }
            count += added
        }
        throw .broken(path, .tooLarge, line: nil, column: nil)
    }

    private static func problem(_ path: String, _ number: Int32) -> CredentialProblem {
        switch number {
        case ENOENT, ENOTDIR: .noFile(path)
        case EACCES, EPERM: .unreadable(path, why: "this user may not")
        default: .unreadable(path, why: unsafe String(cString: strerror(number)))
        }
    }
}
