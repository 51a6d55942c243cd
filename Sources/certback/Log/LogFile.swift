import Foundation
import Synchronization

/// The file log lines are added to, by any number of processes: private to the user, set aside when it has grown.
///
/// Each line goes out in one write, so that lines of several processes never mix. Opened with the first line.
final class LogFile: Sendable {
    private struct State {
        var descriptor: Int32 = -1
        /// The name the open file had at first; another one, or none, when somebody has set it aside or removed it.
        var name = ""
        var failure: String?
    }

    let path: String
    private let folder: String
    private let largest: Int
    private let state = Mutex(State())

    /// Former files: `certback.log.1` is the newest of them.
    static let kept = 3

    /// - Parameter largest: bytes from which on the file is set aside and a new one begun.
    init(folder: String, largest: Int = 1_000_000) {
        self.folder = folder
        self.largest = largest
        path = "\(folder)/certback.log"
    }

    deinit {
        let descriptor = state.withLock(\.descriptor)
        if descriptor >= 0 { close(descriptor) }
    }

    /// Why lines could not be written; nil as long as all were.
    var failure: String? { state.withLock(\.failure) }

    func add(_ line: String) {
        state.withLock { state in
            guard isCurrent(state) || open(&state) else { return }
            let bytes = Array((line + "\n").utf8)
            if write(state.descriptor, bytes, bytes.count) < 0 { note(&state) }
            if lseek(state.descriptor, 0, SEEK_END) >= largest { setAside(state) }
        }
    }

    /// False when another process has set the file aside, or somebody has removed it.
    private func isCurrent(_ state: State) -> Bool { state.descriptor >= 0 && name(of: state.descriptor) == state.name }

    private func name(of descriptor: Int32) -> String {
        do { return try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)") } catch { return "" }
    }

    private func open(_ state: inout State) -> Bool {
        if state.descriptor >= 0 { close(state.descriptor) }
        makeFolder()
        state.descriptor = Foundation.open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if state.descriptor < 0 { note(&state) } else { state.name = name(of: state.descriptor) }
        return state.descriptor >= 0
    }

    /// What is missing of the way to the folder; what cannot be made shows when the file is opened.
    private func makeFolder() {
        var path = ""
        for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
            path += part
            if !path.isEmpty { mkdir(path, 0o700) }
            path += "/"
        }
    }

    /// One process does it; whoever comes second finds that its file is no longer the current one.
    private func setAside(_ state: State) {
        guard flock(state.descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
        defer { flock(state.descriptor, LOCK_UN) }
        guard isCurrent(state) else { return }
        for number in (1..<Self.kept).reversed() { rename("\(path).\(number)", "\(path).\(number + 1)") }
        rename(path, "\(path).1")
    }

    private func note(_ state: inout State) {
        if state.failure == nil { state.failure = String(cString: strerror(errno)) }
    }
}
