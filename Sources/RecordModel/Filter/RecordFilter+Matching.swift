extension RecordFilter {
    /// True for a record that fulfils every term. The cache asks SQLite the same; this is what it must answer.
    ///
    /// - Parameter names: what is known of the record's detail; nil where nothing is.
    public func matches(_ record: DeployRecord, names: DetailNames?) -> Bool {
        terms.allSatisfy { $0.condition.holds(for: record, names) != $0.isNegated }
    }
}

/// What a record can be found by, beyond what its row shows.
public struct DetailNames: Hashable, Sendable {
    /// Domains of all items, each once.
    public var domains: [String]
    /// Ids and names of load balancers.
    public var instances: [String]
    /// Regions of all items, each once.
    public var regions: [String]
    /// Ids and names of listeners.
    public var others: [String]

    public init(_ detail: RecordDetail) {
        var (domains, instances, regions, others) = (Set<String>(), Set<String>(), Set<String>(), Set<String>())
        for task in detail.tasks {
            for item in task.items {
                domains.formUnion(item.domains)
                instances.formUnion([item.instanceID, item.instanceName])
                regions.insert(item.region)
                others.formUnion([item.listenerID, item.listenerName])
            }
        }
        self.domains = Self.names(domains)
        self.instances = Self.names(instances)
        self.regions = Self.names(regions)
        self.others = Self.names(others)
    }

    /// Everything a bare word is looked for in.
    public var all: [String] { domains + instances + regions + others }

    private static func names(_ texts: Set<String>) -> [String] { texts.filter { !$0.isEmpty }.sorted() }
}

extension RecordFilter.Condition {
    fileprivate func holds(for record: DeployRecord, _ names: DetailNames?) -> Bool {
        switch self {
        case .text(let text):
            let row = [
                record.id.description, record.certificateID, record.formerCertificateID,
                record.resourceTypes.joined(separator: ","), record.statusWord,
            ]
            return (row + (names?.all ?? [])).contains { $0.containsIgnoringCase(text) }
        case .status(let words): return words.contains { $0.holds(for: record) }
        case .type(let globs): return globs.contains { glob in record.resourceTypes.contains(where: glob.matches) }
        case .family(let families): return families.contains(record.id.family)
        case .certificate(let globs):
            return globs.contains { $0.matches(record.certificateID) || $0.matches(record.formerCertificateID) }
        case .id(let ranges): return ranges.contains { $0.contains(record.id.number) }
        case .record(let ranges): return ranges.contains { $0.contains(record.id.rawValue) }
        case .created(let span): return record.createdAt.map(span.contains) ?? false
        case .updated(let span): return record.updatedAt.map(span.contains) ?? false
        case .domain(let globs): return globs.contains { glob in names?.domains.contains(where: glob.matches) ?? false }
        case .instance(let globs): return globs.contains { glob in names?.instances.contains(where: glob.matches) ?? false }
        case .region(let globs): return globs.contains { glob in names?.regions.contains(where: glob.matches) ?? false }
        }
    }
}
