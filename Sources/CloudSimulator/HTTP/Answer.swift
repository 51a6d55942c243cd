/// One answer, good or broken, before it is put on the wire.
struct Answer: Sendable {
    /// How much of the answer reaches the client.
    enum Delivery: Sendable {
        case whole
        /// Half of the body, then the connection closes.
        case truncated
        /// Nothing: the connection closes.
        case cut
    }

    var status = 200
    var contentType = "application/json"
    var body: [UInt8] = []
    var delivery = Delivery.whole
    /// How long to wait before anything is sent.
    var delay = Duration.zero

    static func json(_ value: JSONValue) -> Answer {
        Answer(body: value.bytes)
    }

    static func html(status: Int, title: String) -> Answer {
        let page = "<html><head><title>\(title)</title></head><body><h1>\(title)</h1></body></html>\n"
        return Answer(status: status, contentType: "text/html", body: Array(page.utf8))
    }

    /// The envelope of every JSON answer; without a request id only if a fault says so.
    static func envelope(_ outcome: Result<[JSONValue.Member], APIFailure>, requestID: String?) -> Answer {
        var members: [JSONValue.Member]
        switch outcome {
        case .success(let fields):
            members = fields
        case .failure(let failure):
            let error: JSONValue = ["Code": .text(failure.code), "Message": .text(failure.message)]
            members = [JSONValue.Member(name: "Error", value: error)]
        }
        if let requestID { members.append(JSONValue.Member(name: "RequestId", value: .text(requestID))) }
        return .json(["Response": .object(members)])
    }
}
