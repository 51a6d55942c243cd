import Foundation

/// What the system says of a file that cannot be read or written.
enum SystemWords {
    /// In the words of `strerror` where its number is known: the library's own name programs, not causes.
    static func of(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
        for error in [underlying, error].compactMap(\.self).map({ $0 as NSError }) where error.domain == NSPOSIXErrorDomain {
            return of(Int32(error.code))
        }
        return error.localizedDescription
    }

    /// Of a number of the system's, as EPIPE.
    static func of(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }
}
