import TestSupport

/// Presses keys without sense, as many as a terminal passes on: letters, arrows, pastes, a mouse, but no digit outside a paste
/// or a report of the mouse, so that nothing it does can confirm a change.
struct Monkey {
    private var random: SeededGenerator

    private static let letters = Array("jkgGRRRTTxauoOOsteLi?:/ yYMMrolbackRETRYN支é".unicodeScalars).map {
        Array(String($0).utf8)
    }
    private static let others = [
        "\r", "\r", "\r", "\u{1B}", "\u{1B}", "\u{7F}", "\t", "\u{1B}OA", "\u{1B}OB", "\u{1B}OC", "\u{1B}OD", "\u{1B}[A",
        "\u{1B}[5~", "\u{1B}[6~", "\u{1B}OH", "\u{1B}OF", "\u{4}", "\u{15}", "\u{6}", "\u{2}", "\u{17}", "\u{1}", "\u{5}",
        "\u{C}", "\u{1B}[<0;20;8M\u{1B}[<0;20;8m", "\u{1B}[<65;20;8M", "\u{1B}[<64;20;8M",
        "\u{1B}j", "\u{0}", "\u{1F}",
    ].map { Array($0.utf8) }
    private static let pasted = [
        "1000990", "1000990\r", "1000990\n", "1000987\r", "rollback 2\r", "retry 1\n", "\r\r\r", "R1000990\rR1000987\r",
        "\u{1B}[31mred", "x\u{3}q", "",
        "支付 1000990\r", String(repeating: "rollback 1000\r", count: 40),
    ].map { Array("\u{1B}[200~\($0)\u{1B}[201~".utf8) }
    /// What ends the program on the list, seldom pressed.
    private static let ending = ["q", "\u{3}"].map { Array($0.utf8) }

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// A handful of keys, pressed without a look at the screen.
    mutating func keys() -> [[UInt8]] {
        (0..<Int.random(in: 1...60, using: &random)).map { _ in key() }
    }

    /// From wherever the screen is to the question about a deployed record, or to the one about a failed one.
    mutating func question() -> [UInt8] {
        let list = "\u{1B}\u{1B}\u{1B}\u{1B}/\u{15}\rg"
        return Array((list + (chance(of: 50) ? "jR" : "jjjjT")).utf8)
    }

    /// What is tried on a question: pastes of the right text among other things.
    mutating func answers() -> [[UInt8]] {
        (0..<Int.random(in: 1...30, using: &random)).map { _ in
            chance(of: 40) ? pick(Self.pasted) : chance(of: 50) ? pick(Self.others) : pick(Self.letters)
        }
    }

    mutating func chance(of percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    mutating func size() -> (columns: Int, rows: Int)? {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<15: (Int.random(in: 1...200, using: &random), Int.random(in: 1...60, using: &random))
        case 15..<40: (Int.random(in: 60...140, using: &random), Int.random(in: 15...45, using: &random))
        default: nil
        }
    }

    private mutating func key() -> [UInt8] {
        switch Int.random(in: 0..<1000, using: &random) {
        case 0..<2: pick(Self.ending)
        case 2..<42: pick(Self.pasted)
        case 42..<400: pick(Self.others)
        default: pick(Self.letters)
        }
    }

    private mutating func pick(_ keys: [[UInt8]]) -> [UInt8] { keys[Int.random(in: 0..<keys.count, using: &random)] }
}
