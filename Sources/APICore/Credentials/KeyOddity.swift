/// What makes keys look as if they had been copied wrongly; only the API can tell for certain.
public enum KeyOddity: Hashable, Sendable {
    /// Ids begin with `AKID`, on the international site also with `IKID`.
    case unknownPrefix
    /// Characters of an id of which the end seems to be missing.
    case shortID(Int)
    /// Characters of a secret key that are not 32.
    case keyLength(Int)
    /// The secret key is the id once more.
    case keyIsID
}

extension Credentials {
    /// Nothing of the secret key is told but its length.
    ///
    /// - Source: the keys in the public API documents have 36 and 32 characters; nothing is written of temporary ones.
    public var oddities: [KeyOddity] {
        var oddities: [KeyOddity] = []
        if !Self.idBeginnings.contains(where: secretID.hasPrefix) { oddities.append(.unknownPrefix) }
        if secretID.count < 32 { oddities.append(.shortID(secretID.count)) }
        let key = secretKey.reveal()
        if key == secretID {
            oddities.append(.keyIsID)
        } else if token == nil, key.count != 32 {
            oddities.append(.keyLength(key.count))
        }
        return oddities
    }
}
