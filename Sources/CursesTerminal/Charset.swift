import BrowserUI
import CNcurses
import Glibc

/// Which characters the terminal takes, by the operator's locale.
///
/// Keys are read by the same locale: what is typed comes as code points whatever bytes stand for it.
enum Charset {
    case utf8
    /// Nothing is known but ASCII.
    case ascii
    /// Another one, such as GB18030; ncurses turns code points into its bytes.
    case other

    /// Sets the process's locale for characters.
    ///
    /// - Returns: also what the operator should know, where ASCII is all that is left.
    static func ofTheOperator() -> (charset: Charset, notice: String?) {
        let name = localeName
        let isInstalled = setlocale(LC_CTYPE, "") != nil
        let codeset = isInstalled ? unsafe String(cString: certback_codeset()) : ""
        if codeset == "UTF-8" { return (.utf8, nil) }
        if isInstalled, !asciiNames.contains(codeset) { return (.other, nil) }
        let saysUTF8 = name.map { isUTF8($0.value) } ?? false
        // Only for what is typed: a terminal that is sent ASCII alone may well send UTF-8.
        let hasPlain = setlocale(LC_CTYPE, "C.UTF-8") != nil
        // The name came over SSH from a host that has this locale; what it says of the terminal holds here too.
        if saysUTF8, hasPlain { return (.utf8, nil) }
        return (.ascii, notice(name, isInstalled: isInstalled))
    }

    /// The variable that decides, and what it says; nil where none is set.
    static var localeName: (variable: String, value: String)? {
        ["LC_ALL", "LC_CTYPE", "LANG"].lazy.map { ($0, value(of: $0)) }.first { !$0.1.isEmpty }
    }

    /// Whether a character can be sent, and takes as many cells there as here.
    ///
    /// Outside UTF-8 a narrow character is one byte and a wide one several. What only their fonts make wide (`·`, `─`, `é`)
    /// would shift the rest of the row.
    func has(_ scalar: Unicode.Scalar, width: Int) -> Bool {
        switch self {
        case .utf8: return true
        case .ascii: return false
        case .other:
            var bytes = [CChar](repeating: 0, count: 16)
            var state = mbstate_t()
            let count = wcrtomb(&bytes, wchar_t(scalar.value), &state)
            return (width == 1 ? count == 1 : (2...16).contains(count)) && certback_cells(wchar_t(scalar.value)) == Int32(width)
        }
    }

    private static let asciiNames = ["ANSI_X3.4-1968", "US-ASCII", "ASCII", "646"]

    private static func value(of variable: String) -> String {
        getenv(variable).map { unsafe String(cString: $0) } ?? ""
    }

    private static func isUTF8(_ name: String) -> Bool {
        let ending = name.lowercased().split(separator: ".").dropFirst().last?.prefix { $0 != "@" }
        return ending == "utf-8" || ending == "utf8"
    }

    private static func notice(_ name: (variable: String, value: String)?, isInstalled: Bool) -> String {
        guard let name else { return "LANG is not set: ASCII only." }
        return "\(name.variable)=\(name.value)\(isInstalled ? "" : " is not installed here"): ASCII only."
    }
}
