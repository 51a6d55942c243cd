/// What somebody may have meant by a word nobody knows.
enum Spelling {
    /// `; did you mean "read-only"?`, or the whole choice where nothing is near.
    static func hint(for word: String, among known: [String]) -> String {
        let near = known.map { (word: $0, distance: distance(word.lowercased(), $0.lowercased())) }.min {
            $0.distance < $1.distance
        }
        if let near, near.distance <= max(1, word.count / 3) { return "; did you mean \"\(near.word)\"?" }
        return known.isEmpty ? "" : "; there are \(known.joined(separator: ", "))"
    }

    /// Letters to be put in, left out, changed, or swapped with their neighbour.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left), Array(right))
        var rows = [Array(0...right.count)]
        for (i, letter) in left.enumerated() {
            var row = [i + 1]
            for (j, other) in right.enumerated() {
                var best = min(rows[i][j + 1], row[j]) + 1
                best = min(best, rows[i][j] + (letter == other ? 0 : 1))
                if i > 0, j > 0, letter == right[j - 1], other == left[i - 1] { best = min(best, rows[i - 1][j - 1] + 1) }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}
