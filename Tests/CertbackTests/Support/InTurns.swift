import Testing

/// Does work on many things, a few at a time: each starts programs, which wait more than they work.
func inTurns<Element: Sendable>(
    _ elements: some Sequence<Element>, atOnce width: Int = 8, _ work: @escaping @Sendable (Element) async throws -> Void
) async {
    await withTaskGroup(of: Void.self) { group in
        for (place, element) in elements.enumerated() {
            if place >= width { await group.next() }
            group.addTask {
                // What goes wrong with one does not stop the others.
                do { try await work(element) } catch { if !Task.isCancelled { Issue.record(error, "\(element)") } }
            }
        }
        await group.waitForAll()
    }
}
