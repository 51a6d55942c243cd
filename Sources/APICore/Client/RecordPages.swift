public import RecordModel

/// All records of the account, a page at a time, in the API's order.
///
/// Ends when the API's own count is reached or a page is empty. A server that gives fewer rows a page than it was asked
/// for is followed at its own pace. Records made meanwhile push others onto the next page, so a row can come twice.
public struct RecordPages: AsyncSequence, Sendable {
    public struct Page: Sendable {
        public var records: [DeployRecord]
        /// Where the next page begins: rows received so far, this page included, and rows skipped.
        public var received: Int
        /// As the API counts; the rows received where it does not.
        public var total: Int
    }

    public typealias Element = Page
    public typealias Failure = APIError

    private let client: APIClient
    private let pageSize: Int

    init(client: APIClient, pageSize: Int) {
        self.client = client
        self.pageSize = pageSize
    }

    public func makeAsyncIterator() -> Iterator { Iterator(client: client, pageSize: pageSize) }

    public struct Iterator: AsyncIteratorProtocol {
        let client: APIClient
        let pageSize: Int
        private var received = 0
        private var isDone = false

        init(client: APIClient, pageSize: Int) {
            self.client = client
            self.pageSize = pageSize
        }

        /// Goes on at another place of the list.
        public mutating func skip(to offset: Int) { received = offset }

        public mutating func next() async throws(APIError) -> Page? {
            guard !isDone else { return nil }
            let response = try await client.send(DescribeHostUploadUpdateRecord(offset: received, limit: pageSize))
            received += response.records.count
            let total = response.totalCount ?? received
            isDone = response.records.isEmpty || response.totalCount.map { received >= $0 } ?? false
            return Page(records: response.records, received: received, total: total)
        }
    }
}

extension APIClient {
    /// - Parameter pageSize: rows asked for at a time.
    public func recordPages(pageSize: Int = 100) -> RecordPages { RecordPages(client: self, pageSize: pageSize) }
}
