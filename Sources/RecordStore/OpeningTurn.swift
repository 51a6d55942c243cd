import Glibc

/// Lets one process at a time open a store file: held on a file of its own beside it, freed with the process at the latest.
struct OpeningTurn {
    struct Failure: Error {
        let code: CInt
    }

    private let descriptor: CInt

    /// Waits for whoever is opening the file now.
    init(path: String) throws {
        descriptor = unsafe open("\(path).lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        while flock(descriptor, LOCK_EX) != 0 {
            let code = errno
            guard code == EINTR else {
                end()
                throw Failure(code: code)
            }
        }
    }

    func end() { close(descriptor) }
}
