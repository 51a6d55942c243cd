public import RecordModel

/// All records of the account, a page at a time, in the API's order.
///
/// Ends when the API's own count is reached or a page is empty. A server that gives fewer rows a page than it was asked
/// for is followed at its own pace. Records made meanwhile push others onto the next page, so a row can come twice.
public struct RecordPages: AsyncSequence, Sendable {
    /// One answer to the question for records.
    public struct Page: Sendable {
        /// In the API's order, newest first.
        public var records: [DeployRecord]
        /// Where the next page begins: rows received so far, this page included, and rows skipped.
        public var received: Int
        /// As the API counts; the rows received where it does not.
        public var total: Int
    }

    /// A page at a time.
    public typealias Element = Page
    /// Why a page could not be read; pages before it stay read.
    public typealias Failure = APIError

    private let client: APIClient
    private let family: RecordFamily
    private let pageSize: Int

    init(client: APIClient, family: RecordFamily, pageSize: Int) {
        self.client = client
        self.family = family
        self.pageSize = pageSize
    }

    public func makeAsyncIterator() -> Iterator { Iterator(client: client, family: family, pageSize: pageSize) }

    /// Asks for a page when it is asked for one.
    public struct Iterator: AsyncIteratorProtocol {
        let client: APIClient
        let family: RecordFamily
        let pageSize: Int
        private var received = 0
        private var isDone = false

        init(client: APIClient, family: RecordFamily, pageSize: Int) {
            self.client = client
            self.family = family
            self.pageSize = pageSize
        }

        /// Goes on at another place of the list.
        public mutating func skip(to offset: Int) { received = offset }

        /// The next page; nil after the last one.
        ///
        /// - Throws: what the request failed with, after the client has repeated it as often as it may.
        public mutating func next() async throws(APIError) -> Page? {
            guard !isDone else { return nil }
            let (records, totalCount) = try await page()
            received += records.count
            let total = totalCount ?? received
            isDone = records.isEmpty || totalCount.map { received >= $0 } ?? false
            return Page(records: records, received: received, total: total)
        }

        private func page() async throws(APIError) -> (records: [DeployRecord], totalCount: Int?) {
            switch family {
            case .uploadUpdate:
                let response = try await client.send(DescribeHostUploadUpdateRecord(offset: received, limit: pageSize))
                return (response.records, response.totalCount)
            case .update:
                let response = try await client.send(DescribeHostUpdateRecord(offset: received, limit: pageSize))
                return (response.records, response.totalCount)
            // The API lists them by certificate alone.
            case .deploy: return ([], 0)
            }
        }
    }
}

extension APIClient {
    /// - Parameters:
    ///   - family: one that is listed; see ``RecordModel/RecordFamily/isListed``.
    ///   - pageSize: rows asked for at a time.
    public func recordPages(of family: RecordFamily = .uploadUpdate, pageSize: Int = 100) -> RecordPages {
        RecordPages(client: self, family: family, pageSize: pageSize)
    }
}
