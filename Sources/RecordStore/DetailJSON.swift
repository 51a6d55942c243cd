import Foundation
import RecordModel

/// Writes a detail as the table `detail` keeps it: JSON of which `JSONDecoder` makes the same detail again.
///
/// `JSONEncoder` would write the same at many times the cost, and an import pays it for each of its details.
struct DetailJSON {
    /// After each value stands a comma, until what it belongs to is closed.
    private var bytes: [UInt8] = []

    static func data(of detail: RecordDetail) -> Data {
        var json = DetailJSON()
        json.bytes.reserveCapacity(usualSize)
        json.add(detail)
        return Data(json.bytes.dropLast())
    }

    /// Of a detail of ten items.
    private static let usualSize = 4096

    private mutating func add(_ detail: RecordDetail) {
        open("{")
        if detail.id.family == .uploadUpdate {
            add("id", number: detail.id.number)
        } else {
            add("id", text: detail.id.description)
        }
        add("readAt", date: detail.readAt)
        add(name: "tasks")
        open("[")
        for task in detail.tasks { add(task) }
        close("]")
        close("}")
    }

    private mutating func add(_ task: DeployTask) {
        open("{")
        add("kind", number: task.kind.code)
        add("status", number: task.status.code)
        add("createdAt", date: task.createdAt)
        add(name: "progress")
        open("{")
        add("total", number: task.progress.total)
        add("succeeded", number: task.progress.succeeded)
        add("failed", number: task.progress.failed)
        add("running", number: task.progress.running)
        close("}")
        add(name: "items")
        open("[")
        for item in task.items { add(item) }
        close("]")
        close("}")
    }

    private mutating func add(_ item: DeployItem) {
        open("{")
        add("id", number: item.id)
        add("certificateID", text: item.certificateID)
        add("formerCertificateID", text: item.formerCertificateID)
        add("resourceType", text: item.resourceType)
        add("region", text: item.region)
        add("instanceID", text: item.instanceID)
        add("instanceName", text: item.instanceName)
        add("listenerID", text: item.listenerID)
        add("listenerName", text: item.listenerName)
        add(name: "domains")
        open("[")
        for domain in item.domains { add(text: domain) }
        close("]")
        add("transport", text: item.transport)
        add("port", number: item.port)
        add("status", number: item.status.code)
        add("errorMessage", text: item.errorMessage)
        add("createdAt", date: item.createdAt)
        add("updatedAt", date: item.updatedAt)
        close("}")
    }

    private mutating func open(_ bracket: Unicode.Scalar) { bytes.append(UInt8(ascii: bracket)) }

    private mutating func close(_ bracket: Unicode.Scalar) {
        if bytes.last == UInt8(ascii: ",") { bytes.removeLast() }
        bytes.append(UInt8(ascii: bracket))
        bytes.append(UInt8(ascii: ","))
    }

    private mutating func add(name: String) {
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func add(_ name: String, number: (some BinaryInteger)?) {
        guard let number else { return }
        add(name: name)
        add(literal: String(number))
    }

    private mutating func add(_ name: String, text: String?) {
        guard let text else { return }
        add(name: name)
        add(text: text)
    }

    /// As seconds since 2001, which is how a date encodes itself.
    private mutating func add(_ name: String, date: Date?) {
        guard let seconds = date?.timeIntervalSinceReferenceDate else { return }
        add(name: name)
        add(literal: Int64(exactly: seconds).map(String.init) ?? seconds.description)
    }

    private mutating func add(literal: String) {
        bytes.append(contentsOf: literal.utf8)
        bytes.append(UInt8(ascii: ","))
    }

    private mutating func add(text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.contains(where: \.needsEscape) {
            for byte in text.utf8 { add(byte) }
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ","))
    }

    private mutating func add(_ byte: UInt8) {
        if byte < 0x20 {
            bytes.append(contentsOf: "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8)
        } else {
            if byte.needsEscape { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
    }
}

extension UInt8 {
    /// What JSON does not allow in a string as it is.
    fileprivate var needsEscape: Bool { self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") }
}
