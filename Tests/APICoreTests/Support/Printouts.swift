/// A value in every form in which it could reach a log, a crash report or a debugger.
func everyPrintout(of value: Any) -> String {
    var text = "\(value)\n\(String(describing: value))\n\(String(reflecting: value))\n"
    dump(value, to: &text)
    return text
}
