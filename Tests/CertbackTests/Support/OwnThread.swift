import Foundation

/// Does what blocks on a thread of its own.
///
/// The simulator needs the threads of tasks, and Dispatch, with as many of its own blocked as there are cores, starts only
/// one more each second.
func onOwnThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        Thread.detachNewThread { continuation.resume(returning: work()) }
    }
}
