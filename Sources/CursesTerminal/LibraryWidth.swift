import CNcurses

/// What ncurses goes by: it asks the C library, in the locale of the process.
enum LibraryWidth {
    /// Cells that ncurses moves on by; negative for what it would not draw as it is.
    nonisolated static func of(_ scalar: Unicode.Scalar) -> Int { Int(certback_cells(wchar_t(bitPattern: scalar.value))) }
}
