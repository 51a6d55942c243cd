import Dispatch
import Foundation
import Synchronization

/// A program in a terminal of its own that shows nothing: for keys by the thousand, faster than tmux takes them, and for what
/// the program leaves behind on the terminal.
///
/// What the program writes is read all the time; the newest of it is kept as it came.
final class PseudoTerminal: Sendable {
    struct Failure: Error {
        let call: String
        var number = errno
    }

    private struct State {
        var clears = 0
        var tail: [UInt8] = []
        var output: [UInt8] = []
        var exitCode: Int32?
        var processorTime = 0.0
        var isHungUp = false
    }

    /// POSIX_SPAWN_SETSID, which the C library shows only to those who ask for GNU's own.
    private static let sessionLeader: Int16 = 0x80
    private static let mostOutput = 1 << 22
    private static let clearing = Array("\u{1B}[2J".utf8)

    /// This end of the terminal, and the program's end, held open so that its modes can be read when the program has gone.
    private let near: Int32
    private let far: Int32
    private let process: pid_t
    private let state = Mutex(State())
    private let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    /// Runs the body beside the program, which has ended when this returns.
    static func with<Value: Sendable>(
        columns: Int, rows: Int, _ arguments: [String], environment: [String: String],
        _ body: (PseudoTerminal) async throws -> Value
    ) async throws -> Value {
        let terminal = try PseudoTerminal(columns: columns, rows: rows, arguments, environment: environment)
        do {
            let value = try await body(terminal)
            await terminal.close()
            return value
        } catch {
            await terminal.close()
            throw error
        }
    }

    private init(columns: Int, rows: Int, _ arguments: [String], environment: [String: String]) throws {
        var ends = (near: Int32(-1), far: Int32(-1))
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&ends.near, &ends.far, nil, nil, &size) == 0 else { throw Failure(call: "openpty") }
        (near, far) = ends
        for descriptor in [near, far] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        guard fcntl(near, F_SETFL, O_NONBLOCK) == 0, let name = ttyname(far) else { throw Failure(call: "ttyname") }
        (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        process = try Self.spawn(arguments, environment, in: String(cString: name))
        // Both hold on to the terminal until the program has ended.
        Thread.detachNewThread { self.drain() }
        Thread.detachNewThread { self.awaitEnd() }
    }

    /// Ends the program, whatever it is doing, and gives the terminal up.
    private func close() async {
        if exitCode == nil { kill(process, SIGKILL) }
        _ = await end()
    }

    deinit {
        if !state.withLock(\.isHungUp) { _ = Foundation.close(near) }
        _ = Foundation.close(far)
    }

    /// Nil as long as the program runs; the signal's number for one that was killed, with 128 added.
    var exitCode: Int32? { state.withLock(\.exitCode) }

    /// What the program has written, byte for byte; of very much the newest.
    var output: [UInt8] { state.withLock(\.output) }

    /// The same, as text.
    var text: String { String(decoding: output, as: UTF8.self) }

    /// Seconds of processor time the program has used up, once it has ended.
    var processorTime: Double { state.withLock(\.processorTime) }

    func forget() { state.withLock { $0.output = [] } }

    /// What was typed and the program has not read.
    var unread: Int {
        var count: Int32 = 0
        return ioctl(far, UInt(FIONREAD), &count) == 0 ? Int(count) : -1
    }

    /// The program's number, for a look at it from outside.
    var processNumber: pid_t { process }

    func send(_ number: Int32) { kill(process, number) }

    /// Takes the terminal away, as a lost connection does.
    func hangUp() { state.withLock { $0.isHungUp = true } }

    /// Returns true when the program has written this; false when it has ended without.
    @discardableResult
    func wait(for text: String) async -> Bool {
        if contains(text) { return true }
        for await _ in signals where contains(text) { return true }
        return contains(text)
    }

    func contains(_ text: String) -> Bool { !output.ranges(of: Array(text.utf8)).isEmpty }

    /// How the terminal treats what is typed and written.
    var modes: [UInt32] {
        var modes = termios()
        guard tcgetattr(far, &modes) == 0 else { return [] }
        let characters = withUnsafeBytes(of: modes.c_cc) { $0.map(UInt32.init) }
        return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag] + characters
    }

    /// Does what another program does that has the terminal and leaves it as it likes.
    func disturb(_ change: (inout termios) -> Void) {
        var modes = termios()
        guard tcgetattr(far, &modes) == 0 else { return }
        change(&modes)
        tcsetattr(far, TCSANOW, &modes)
    }

    /// The program is told by a signal.
    func resize(columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(near, UInt(TIOCSWINSZ), &size)
    }

    /// Types all of it; what the terminal does not take at once waits for the program to read, up to ten seconds.
    func type(_ bytes: [UInt8]) async {
        await onOwnThread { self.write(bytes) }
    }

    /// Asks for a repaint by ^L and returns when it has come, which shows that all typed before has been read.
    ///
    /// - Returns: false when the program has ended, or has not painted for ten seconds.
    func repaints() async -> Bool {
        let before = state.withLock(\.clears)
        // A question that opens throws away what was typed before, the ^L with it.
        let reminder = DispatchSource.makeTimerSource(queue: .global())
        let rings = Atomic(0)
        reminder.setEventHandler { [self] in
            write([0x0C])
            rings.add(1, ordering: .relaxed)
            signal.yield()
        }
        reminder.schedule(deadline: .now(), repeating: .milliseconds(500))
        reminder.activate()
        defer { reminder.cancel() }
        for await _ in signals {
            if state.withLock(\.clears) > before { return true }
            if rings.load(ordering: .relaxed) > 20 { return false }
        }
        return false
    }

    /// Has the screen painted again and again until the bytes are among what was written.
    ///
    /// - Returns: false when the program has ended, or paints no more; a test's time limit ends it too.
    func shows(_ bytes: [UInt8]) async -> Bool {
        while output.firstRange(of: bytes) == nil {
            guard await repaints() else { return false }
        }
        return true
    }

    /// Waits for the program's end and returns its exit code.
    func end() async -> Int32 {
        for await _ in signals {}
        return exitCode ?? -1
    }

    private func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        var refusals = 0
        while !rest.isEmpty, exitCode == nil, refusals < 100 {
            let count = rest.withUnsafeBytes { Foundation.write(near, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else {
                refusals += 1
                var room = pollfd(fd: near, events: Int16(POLLOUT), revents: 0)
                poll(&room, 1, 100)
            }
        }
    }

    private func drain() {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var isHungUp = false
        while exitCode == nil {
            var output = pollfd(fd: isHungUp ? -1 : near, events: Int16(POLLIN), revents: 0)
            if poll(&output, 1, 20) > 0 { takeOutput(into: &buffer) }
            guard !isHungUp, state.withLock(\.isHungUp) else { continue }
            isHungUp = true
            _ = Foundation.close(near)
        }
        // What it wrote last.
        while !isHungUp, takeOutput(into: &buffer) {}
        signal.finish()
    }

    /// False when there is nothing to be read.
    @discardableResult
    private func takeOutput(into buffer: inout [UInt8]) -> Bool {
        let count = read(near, &buffer, buffer.count)
        if count > 0 { take(buffer[..<count]) }
        return count > 0
    }

    private func take(_ bytes: ArraySlice<UInt8>) {
        state.withLock { state in
            let text = state.tail + bytes
            state.clears += text.ranges(of: Self.clearing).count
            state.tail = text.suffix(Self.clearing.count - 1)
            state.output += bytes
            // Not with each piece: that would be a copy of all of it.
            if state.output.count > 2 * Self.mostOutput { state.output.removeFirst(state.output.count - Self.mostOutput) }
        }
        signal.yield()
    }

    private func awaitEnd() {
        var status: Int32 = 0
        var use = rusage()
        while wait4(process, &status, 0, &use) < 0, errno == EINTR {}
        let signalNumber = status & 0x7F
        let times = [use.ru_utime, use.ru_stime].map { Double($0.tv_sec) + Double($0.tv_usec) / 1e6 }
        state.withLock {
            $0.processorTime = times[0] + times[1]
            $0.exitCode = signalNumber == 0 ? (status >> 8) & 0xFF : 128 + signalNumber
        }
    }

    /// Starts the program as the leader of a session of its own: the first terminal it opens becomes its controlling one.
    private static func spawn(_ arguments: [String], _ environment: [String: String], in terminal: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
        for descriptor: Int32 in [1, 2] { posix_spawn_file_actions_adddup2(&actions, 0, descriptor) }
        // What other tests have open is not for this program: they wait for the ends of their pipes.
        for descriptor: Int32 in 3..<1024 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        var (all, none) = (sigset_t(), sigset_t())
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(
            &attributes, sessionLeader | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
        var words = arguments.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var process = pid_t()
        let result = posix_spawn(&process, arguments[0], &actions, &attributes, &words, &variables)
        guard result == 0 else { throw Failure(call: "posix_spawn: \(result)") }
        return process
    }
}
