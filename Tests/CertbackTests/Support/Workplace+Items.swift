import Foundation

extension Workplace {
    private struct Detail: Decodable {
        struct Task: Decodable {
            struct Item: Decodable {
                var id: Int
                var status: Int
            }
            var items: [Item]
        }
        var tasks: [Task]
    }

    /// The numbers of a record's items that have failed.
    func failedItems(of id: Int) async throws -> [Int] { try await items(of: id, withStatus: 2) }

    /// The numbers of the items of a record's newest task with that status, as `certback show` tells them.
    func items(of id: Int, withStatus status: Int) async throws -> [Int] {
        let output = try await run("show", "\(id)", "--format", "json").output
        let detail = try JSONDecoder().decode(Detail.self, from: Data(output.utf8))
        return detail.tasks.last?.items.filter { $0.status == status }.map(\.id) ?? []
    }
}
