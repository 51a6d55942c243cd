import APICore
import Foundation
import RecordModel

/// A filter as it stands on the command line.
enum FilterArgument {
    /// - Throws: the explanation of what is wrong, with the filter and a mark under the word.
    static func read(_ text: String, named: NamedFilters, _ guide: ErrorGuide) throws(Explanation) -> RecordFilter {
        do {
            return try RecordFilter(text, now: Date(), zone: Environment.zone, named: named)
        } catch {
            let mark = String(repeating: " ", count: error.range.lowerBound) + "^"
            throw guide.explain(client: .badFilter, message: "\(error.message): \(text) at \(mark.count)")
        }
    }

    static let help = """
        FILTER: words and "quoted phrases", all of which must be found; status:failed,deploying  type:clb  cert:a1B2*
        family:update (or upload, or deploy)  id:1000..2000  id:update/42  created>2026-11-01  updated<2h
        domain:*.example.com  instance:lb-…  region:ap-*; ! negates.
        @name stands for a filter of the configuration.
        Domains, instances and regions are known of records whose details are in the cache.
        """
}
