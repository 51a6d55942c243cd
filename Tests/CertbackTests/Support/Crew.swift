/// Does work on many things, a few at a time: each starts programs, which wait more than they work.
func inTurns<Element: Sendable>(
    _ elements: some Sequence<Element>, atOnce width: Int = 8, _ work: @escaping @Sendable (Element) async throws -> Void
) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for (place, element) in elements.enumerated() {
            if place >= width { try await group.next() }
            group.addTask { try await work(element) }
        }
        try await group.waitForAll()
    }
}
