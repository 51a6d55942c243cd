/// One HTTP request, as far as a signature covers it.
struct IncomingRequest: Sendable {
    /// The method, in capitals.
    var method = "POST"
    /// The path; the real API has only this one.
    var path = "/"
    /// The part after a question mark.
    var query = ""
    /// The headers as sent, `host` among them; look-up ignores case, and the first of a name counts.
    var headers: [Header]
    /// The exact bytes of the body.
    var body: [UInt8]

    /// One header as sent.
    struct Header: Sendable {
        var name: String
        var value: String
    }

    /// The value of a header as sent, or nil if it is absent.
    func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        return headers.first { $0.name.lowercased() == wanted }?.value
    }
}
