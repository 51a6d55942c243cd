import APICore
import RecordModel

extension DeployRecord.ID {
    /// Reads an id from the command line.
    ///
    /// - Throws: the explanation for text, 0, negative numbers and what is too large to be an id.
    init(argument: String) throws(Explanation) {
        guard let id = Self(argument) else {
            throw ErrorGuide.english.explain(client: .badRecordId, message: argument)
        }
        self = id
    }
}
