import Foundation

/// What became of one record, as `certback rollback --format json` prints it.
struct ChangeResult: Decodable, Hashable, Sendable {
    var record: Int
    var kind: String
    var item: Int?
    var state: String
    var requestID: String?
    var code: String?
    var remedy: String?
    var exitCode: Int32

    static func all(in output: String) throws -> [ChangeResult] {
        try JSONDecoder().decode([ChangeResult].self, from: Data(output.utf8))
    }
}
