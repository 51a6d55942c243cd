/// The terminal is gone, or somebody asked the process to end: once all is in order, it ends by that very signal.
struct EndedBySignal: Error {
    var number: Int32
}
