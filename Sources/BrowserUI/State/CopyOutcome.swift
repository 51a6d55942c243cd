/// What has become of a text that was to be copied. Nobody can tell whether it arrived, so nothing says that it did.
public enum CopyOutcome: Hashable, Sendable {
    /// tmux took it, and passes it on to the terminal it stands in.
    case tmux
    /// tmux took it into a buffer of its own; one older than 3.2 passes nothing on.
    case tmuxAlone
    /// The terminal was asked to take it.
    case terminal
    /// It was sent nowhere, for the reason named; what is left is to select it on the screen.
    case byHand(String, because: String)
}
