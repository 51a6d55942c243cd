extension String {
    /// As RFC 4180 wants it. Bytes are looked at: a mark upon a quote makes another character of it, but not for who reads it.
    var csvCell: String {
        guard utf8.contains(where: { Array(",\"\n\r".utf8).contains($0) }) else { return self }
        return "\"" + String(unicodeScalars.flatMap { $0 == "\"" ? ["\"", "\""] : [$0] }) + "\""
    }

    /// A text that a spreadsheet would take for a formula gets an apostrophe; `certback import` takes it off again.
    var harmlessInSpreadsheets: String {
        let first = unicodeScalars.first { $0 != "'" }
        return first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false ? "'" + self : self
    }
}

extension String {
    fileprivate init(_ scalars: [Unicode.Scalar]) { self.init(String.UnicodeScalarView(scalars)) }
}
