import RecordModel

/// The columns of the list that fit the width; the more important ones stay longest.
struct RecordColumns: Sendable {
    struct Cell: Hashable, Sendable {
        var column: Int
        var width: Int
        var text: String
        var isStatus = false
    }

    let width: Int
    private let places: [(kind: ListColumn, column: Int, width: Int)]

    /// Room for `> ` and `*`.
    private static let markWidth = 3

    init(_ wanted: [ListColumn] = ListColumn.ofOneFamily, width: Int, longestID: Int) {
        self.width = width
        let idWidth = max(longestID, 7)
        let all = wanted.map { column -> (kind: ListColumn, width: Int) in
            let columnWidth =
                switch column {
                case .id: idWidth
                case .family: 6
                case .certificate: width >= 80 ? 11 : 8
                case .resources: 11
                case .status: 17
                case .created, .updated: 19
                }
            return (column, columnWidth)
        }
        var kinds = Set(wanted)
        // What goes first when there is no room for all.
        for dropped in [ListColumn.family, .updated, .resources, .certificate, .created] {
            let used = all.filter { kinds.contains($0.kind) }.reduce(Self.markWidth) { $0 + $1.width + 1 }
            if used <= width { break }
            kinds.remove(dropped)
        }
        let shown = all.filter { kinds.contains($0.kind) }
        let used = shown.reduce(Self.markWidth) { $0 + $1.width }
        let gap = min(3, max(1, (width - used) / max(1, shown.count)))
        var column = Self.markWidth
        places = shown.map { kind, width in
            defer { column += width + gap }
            return (kind, column, width)
        }
    }

    func titles(zone: UTCOffset) -> String {
        places.reduce(into: "") { line, place in
            let title =
                switch place.kind {
                case .id: "ID"
                case .family: "FAMILY"
                case .certificate: place.width < 11 ? "CERT" : "CERTIFICATE"
                case .resources: "RESOURCES"
                case .status: "STATUS"
                case .created: "CREATED \(zone.label)"
                case .updated: "UPDATED \(zone.label)"
                }
            line = line.padded(to: place.column) + title
        }
    }

    func cells(of record: DeployRecord, status: String, zone: UTCOffset) -> [Cell] {
        places.map { place in
            let text =
                switch place.kind {
                case .id: record.id.description
                case .family: record.id.family.word
                case .certificate: record.certificateID.cutInMiddle(to: place.width)
                case .resources: record.resourceTypes.joined(separator: ",").cut(to: place.width)
                case .status: status.cut(to: place.width)
                case .created: record.createdAt.map(zone.dateAndTime) ?? "-"
                case .updated: record.updatedAt.map(zone.dateAndTime) ?? "-"
                }
            return Cell(column: place.column, width: place.width, text: text, isStatus: place.kind == .status)
        }
    }
}
