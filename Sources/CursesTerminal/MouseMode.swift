import BrowserUI
import CNcurses

/// Reports of the mouse, as ncurses asks the terminal for them by its own entry (XM); off unless asked for.
enum MouseMode {
    private(set) static var isOn = false

    static func set(on isOn: Bool) {
        self.isOn = isOn
        // A press counts at once; nothing waits to see whether it becomes a double click.
        mouseinterval(0)
        mousemask(isOn ? certback_mouse_events() : 0, nil)
    }

    /// What the mouse has just told; nil for what means nothing here.
    static func read() -> Key? {
        var event = MEVENT()
        guard getmouse(&event) == OK else { return nil }
        if event.bstate & certback_wheel_up() != 0 { return .wheelUp }
        if event.bstate & certback_wheel_down() != 0 { return .wheelDown }
        guard event.bstate & certback_mouse_press() != 0 else { return nil }
        return .click(Position(row: Int(event.y), column: Int(event.x)))
    }
}
