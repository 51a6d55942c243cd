import Testing

/// certback and its terminal: how it ends, stops, comes back, and follows its size.
///
/// One after the other: what is measured here must not be disturbed.
@Suite(.serialized)
struct TerminalTests {}
