public import RecordModel

/// What is to be imported, and how.
public struct ImportRequest: Sendable {
    /// Paths; `-` is standard input.
    public var files: [String]
    /// Nil where each file's content tells.
    public var format: ImportFormat?
    /// Whose details those are that do not say so themselves.
    public var recordID: DeployRecord.ID?
    /// Ends at the first fault instead of going on with what follows it.
    public var isStrict: Bool
    /// How many records are stored in a transaction.
    var batchSize = 100_000

    public init(files: [String], format: ImportFormat? = nil, recordID: DeployRecord.ID? = nil, isStrict: Bool = false) {
        self.files = files
        self.format = format
        self.recordID = recordID
        self.isStrict = isStrict
    }
}

/// How far an import has come, and in the end what became of it.
public struct ImportReport: Hashable, Sendable {
    /// Records read and looked up in the cache.
    public var records = 0
    public var details = 0
    /// Those of both that the cache already had as new or newer.
    public var known = 0
    /// Files that could be opened.
    public var files = 0
    /// Records, rows and documents that could not be read.
    public var badLines = 0
    /// Files that could not be opened, or are something else.
    public var badFiles = 0
    public var bytesRead = 0
    /// Of all files together; nil where one of them cannot tell.
    public var bytesInAll: Int?
    /// True where files were left unread: after a fault where the request is strict, or because the operator wanted so.
    public var isCutShort = false

    public var faults: Int { badLines + badFiles }
}
