import APICore
import RecordModel

extension DeployRecord.ID {
    /// Reads an id from the command line.
    ///
    /// - Throws: the explanation for text, 0, negative numbers and what is too large to be an id.
    init(argument: String, _ guide: ErrorGuide) throws(Explanation) {
        guard let id = Self(argument) else {
            throw guide.explain(client: .badRecordId, message: argument)
        }
        self = id
    }
}
