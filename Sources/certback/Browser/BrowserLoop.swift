import BrowserUI
import CursesTerminal
import Foundation

/// One consumer of all events: takes what has come, changes the state, paints once, starts effects.
///
/// It sleeps in the kernel, on keys and answers at once: between a key and its echo there is no other thread to be woken.
@MainActor
final class BrowserLoop {
    private let terminal: Terminal
    private let queue: EventQueue
    private let runner: EffectRunner
    private let log: Log
    private let clipboard: ClipboardRoute
    private var state: AppState
    private let input: TerminalInput
    private var isQuitting = false
    /// By which the process was asked to end.
    private var endingSignal: Int32?

    init(terminal: Terminal, queue: EventQueue, runner: EffectRunner, clipboard: ClipboardRoute, state: AppState) {
        self.terminal = terminal
        self.queue = queue
        self.runner = runner
        log = runner.cloud.log
        self.clipboard = clipboard
        self.state = state
        input = TerminalInput(terminal)
    }

    /// Returns when the operator has quit; by then every effect has ended.
    ///
    /// - Parameter onFirstRows: what can wait until they stand on the screen.
    /// - Throws: when the terminal is gone or the process was asked to end, likewise after every effect has ended.
    func run(filter: String, onFirstRows: @escaping @Sendable () -> Void) async throws(EndedBySignal) {
        CrashGuard.coverThread(isScreen: true)
        await withDiscardingTaskGroup { group in
            let first = state.start(filter: filter)
            start(first.filter(\.isAwaited), in: &group)
            terminal.paint(state.render())
            CrashGuard.prepareCallers()
            // Until the rows stand there, whatever else there is to do would only hold them up.
            let other = first.filter { !$0.isAwaited }
            var isBegun = false
            while true {
                let effects = takeEvents().filter { !carriesOut($0) }
                if isQuitting { break }
                // Rows that are waited for are looked up while this is drawn; all else would only hold the drawing up.
                let isAwaited = effects.contains(where: \.isAwaited)
                if isAwaited { start(effects, in: &group) }
                terminal.paint(state.render())
                if !isBegun { begin(other, in: &group, onFirstRows) }
                isBegun = true
                if !isAwaited { start(effects, in: &group) }
            }
            terminal.close()
            group.cancelAll()
        }
        if let endingSignal { throw EndedBySignal(number: endingSignal) }
    }

    /// Waits until there is something. What was typed comes first: it was meant for what the screen shows.
    private func takeEvents() -> [Effect] {
        let pause = state.nextWake.map { Duration.seconds(max(0.01, $0.timeIntervalSinceNow)) }
        let typed = input.wait(orFor: queue.bell, atMost: pause).compactMap(event)
        return ([.tick(Date())] + typed + queue.takeAll()).flatMap(reduce)
    }

    private func reduce(_ event: Event) -> [Effect] {
        let told = state.lastExplanation
        defer { if let explanation = state.lastExplanation, explanation != told { log.told(explanation) } }
        return state.reduce(event)
    }

    /// What every run does besides showing the rows.
    private func begin(_ effects: [Effect], in group: inout DiscardingTaskGroup, _ onFirstRows: @escaping @Sendable () -> Void) {
        let runner = runner
        group.addTask { await runner.readAge() }
        group.addTask { await runner.resumeUnsettled() }
        start(effects, in: &group)
        group.addTask { await runner.identify() }
        group.addTask { onFirstRows() }
    }

    private func start(_ effects: [Effect], in group: inout DiscardingTaskGroup) {
        for effect in effects { group.addTask { [runner] in await runner.run(effect) } }
    }

    /// Does at once what concerns the terminal; true where that was it.
    private func carriesOut(_ effect: Effect) -> Bool {
        switch effect {
        case .quit: isQuitting = true
        case .repaint:
            DebugSwitches.crashIfAsked(at: .screen)
            queue.add(.resized(terminal.renew()))
        case .flushInput: input.flush()
        case .setMouse(let isOn): terminal.setMouse(on: isOn)
        case .copy(let text): return send(text)
        case .suspend: queue.add(.resized(terminal.suspend()))
        default: return false
        }
        return true
    }

    /// False where tmux is to have the text, which takes a while.
    private func send(_ text: String) -> Bool {
        guard let sequence = ClipboardRoute.sequence(for: text) else {
            queue.add(.copyAnswered(.tooLong(text)))
            return true
        }
        switch clipboard {
        case .tmux: return false
        case .terminal:
            terminal.sendToClipboard(sequence)
            queue.add(.copyAnswered(.terminal))
        case .byHand(let reason): queue.add(.copyAnswered(.byHand(text, because: reason)))
        }
        return true
    }

    /// Nil for the end, which no state is asked about.
    private func event(_ input: TerminalInput.Event) -> Event? {
        switch input {
        case .key(let key): return .key(key)
        case .resized(let size): return .resized(size)
        case .ended(let signal):
            isQuitting = true
            endingSignal = signal
            return nil
        }
    }
}

extension Effect {
    /// True for rows that are to stand on the screen.
    fileprivate var isAwaited: Bool { if case .loadWindow = self { true } else { false } }
}
