extension [String: String] {
    /// Looks follow each other closely, and what is unknown settles after 0.8 s.
    static let hurry = ["CERTBACK_DEBUG_HURRY": "1"]

    /// In a hurry, and killed on the spot when a state's word has been written or a request's phase is reached.
    static func hurry(dyingAt point: String?) -> [String: String] {
        hurry.merging(point.map { ["CERTBACK_DEBUG_DIE_AT": $0] } ?? [:]) { $1 }
    }
}
