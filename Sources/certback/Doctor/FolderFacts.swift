import Foundation

/// What the file system says of a folder and of what certback keeps in it. Nothing is opened, nothing made.
struct FolderFacts: Hashable, Sendable {
    enum State: Hashable, Sendable {
        /// What is there of the way to it, and whether the rest can be made.
        case missing(below: String, canBeMade: Bool)
        case notAFolder
        /// Why nothing can be said of it.
        case unreadable(String)
        case there(mode: UInt32, isOwn: Bool, canBeWritten: Bool)
    }

    let path: String
    var state: State
    /// For those who are not root; nil where the file system does not say.
    var freeBytes: UInt64?
    /// How many files can still be made; nil where the file system has no such limit.
    var freeFiles: UInt64?
    /// Files and folders of it that others may read or write, at most ``mostNamed`` of them.
    var openToOthers: [String] = []

    static let mostNamed = 3
    /// A folder that holds more is looked at no further.
    private static let mostLookedAt = 10_000

    static func measure(_ path: String) -> FolderFacts {
        var facts = FolderFacts(path: path, state: state(of: path))
        var nearest = path
        if case .missing(let place, _) = facts.state { nearest = place }
        var space = statvfs()
        if statvfs(nearest, &space) == 0 {
            facts.freeBytes = UInt64(space.f_bavail) * UInt64(space.f_frsize)
            facts.freeFiles = space.f_files == 0 ? nil : UInt64(space.f_favail)
        }
        if case .there = facts.state { facts.openToOthers = openToOthers(in: path) }
        return facts
    }

    private static func state(of path: String) -> State {
        // Where somebody has put a link, it is what the link leads to that counts.
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let facts: [FileAttributeKey: Any]
        do { facts = try FileManager.default.attributesOfItem(atPath: target) } catch let error as CocoaError
            where error.code == .fileReadNoSuchFile || error.code == .fileNoSuchFile
        {
            let parent = nearestFolder(above: target)
            return .missing(below: parent, canBeMade: access(parent, W_OK | X_OK) == 0)
        } catch {
            return .unreadable(SystemWords.of(error))
        }
        guard facts[.type] as? FileAttributeType == .typeDirectory else { return .notAFolder }
        return .there(
            mode: mode(facts), isOwn: (facts[.ownerAccountID] as? NSNumber)?.uint32Value == geteuid(),
            canBeWritten: access(target, R_OK | W_OK | X_OK) == 0)
    }

    private static func mode(_ facts: [FileAttributeKey: Any]) -> UInt32 {
        ((facts[.posixPermissions] as? NSNumber)?.uint32Value ?? 0) & 0o7777
    }

    private static func nearestFolder(above path: String) -> String {
        var place = URL(fileURLWithPath: path).standardizedFileURL
        repeat { place.deleteLastPathComponent() } while !FileManager.default.fileExists(atPath: place.path) && place.path != "/"
        return place.path
    }

    private static func openToOthers(in path: String) -> [String] {
        guard let walk = FileManager.default.enumerator(atPath: path) else { return [] }
        var found: [String] = []
        for case let name as String in walk.lazy.prefix(mostLookedAt) where found.count < mostNamed {
            // What has gone meanwhile is open to nobody; a link has no rights of its own.
            guard let facts = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)"),
                facts[.type] as? FileAttributeType != .typeSymbolicLink
            else { continue }
            if mode(facts) & 0o077 != 0 { found.append(name) }
        }
        return found
    }
}
