/// The part of a list that a call asks for.
struct Page: Hashable, Sendable {
    var offset: Int
    var limit: Int

    /// The positions of the page in a list of `count` elements; empty beyond its end.
    func positions(in count: Int) -> Range<Int> {
        let start = min(offset, count)
        return start..<(start + min(limit, count - start))
    }
}
