import Testing

/// What becomes of changes when programs are killed, when two ask for the same, when keys come without sense.
///
/// One after the other: each of these keeps both cores busy.
@Suite(.serialized)
struct OutageTests {}
