import BrowserUI
import CNcurses

/// Turns what ncurses reads into keys. Never waits.
struct KeyReader {
    /// The text of a paste that has begun and not ended.
    private var paste: String?
    /// True within the report of a mouse nobody asked for.
    private var isInReport = false

    /// All keys that are there now; nil where not even a part of one could be read.
    mutating func readAll() -> [Key]? {
        var keys: [Key]?
        var code = wint_t()
        while true {
            let result = get_wch(&code)
            guard result != ERR else { return keys }
            keys = keys ?? []
            let isFunctionKey = result == KEY_CODE_YES
            if let key = take(code, isFunctionKey: isFunctionKey) { keys?.append(key) }
        }
    }

    private mutating func take(_ code: wint_t, isFunctionKey: Bool) -> Key? {
        // Read even inside a paste, so that what it tells is not taken for the next one's.
        if isFunctionKey, Int32(code) == KEY_MOUSE {
            isInReport = !MouseMode.isOn
            let key = isInReport ? nil : MouseMode.read()
            return paste == nil ? key : nil
        }
        if isInReport, !isFunctionKey, takesIntoReport(code) { return nil }
        if isFunctionKey, Int32(code) == PasteMode.begin {
            paste = ""
            return nil
        }
        if isFunctionKey, Int32(code) == PasteMode.end {
            defer { paste = nil }
            return paste.map(Key.paste)
        }
        if paste != nil {
            if !isFunctionKey, let scalar = Unicode.Scalar(code) { paste?.unicodeScalars.append(scalar) }
            return nil
        }
        return isFunctionKey ? Self.functionKey(Int32(code)) : Self.character(code)
    }

    /// A terminal that another program has left reporting sends numbers after each click; they are not typing.
    private mutating func takesIntoReport(_ code: wint_t) -> Bool {
        let character = Unicode.Scalar(code).map(Character.init) ?? " "
        isInReport = character.isASCII && (character.isNumber || character == ";")
        return isInReport || character == "M" || character == "m"
    }

    private static func functionKey(_ code: Int32) -> Key? {
        switch code {
        case KEY_UP: .up
        case KEY_DOWN: .down
        case KEY_LEFT: .left
        case KEY_RIGHT: .right
        case KEY_PPAGE: .pageUp
        case KEY_NPAGE: .pageDown
        case KEY_HOME: .home
        case KEY_END: .end
        case KEY_BACKSPACE: .backspace
        case KEY_DC: .delete
        case KEY_ENTER: .enter
        default: nil
        }
    }

    private static func character(_ code: wint_t) -> Key? {
        switch code {
        case 0x0D, 0x0A: return .enter
        case 0x1B: return .escape
        case 0x09: return .tab
        case 0x08, 0x7F: return .backspace
        case 0x01...0x1A: return Unicode.Scalar(code + 0x60).map { .control(Character($0)) }
        case 0x00..<0x20: return nil
        default: return Unicode.Scalar(code).map { .character(Character($0)) }
        }
    }
}
