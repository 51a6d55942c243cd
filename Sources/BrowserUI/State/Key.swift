/// One press of a key, or a paste.
public enum Key: Hashable, Sendable {
    case character(Character)
    /// The letter pressed together with Ctrl, in lower case.
    case control(Character)
    case enter, escape, backspace, delete, tab
    case up, down, left, right, pageUp, pageDown, home, end
    /// Text that the terminal says was pasted, not typed.
    case paste(String)
    /// The first button of the mouse, pressed on a cell.
    case click(Position)
    case wheelUp, wheelDown
}
