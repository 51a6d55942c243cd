public import RecordModel

extension Site {
    /// What the site's own tools speak where nothing else is asked for.
    public var language: Language { self == .international ? .english : .chinese }
}
