/// What a file says about holding everything, over all its pages.
///
/// A list with no wrapper says nothing: its paging was in HTTP headers. A page that names a next one
/// is not the whole, and neither is a list shorter than the total it states.
struct Completeness {
  private var pages = 0
  private var moreBefore = true
  private var more = false
  private var delta = false
  private var counted = 0
  private var total: Int?
  private var saysEnd = false
  private var loose = 0
  /// Whether the file is by its nature the whole of what it lists.
  var isWhole = false

  private static let nextMembers = [
    "@odata.nextLink", "odata.nextLink", "nextPageToken", "NextToken", "nextToken",
  ]
  private static let totalMembers = [
    "@odata.count", "odata.count", "total_count", "totalResults", "total_seats", "totalSize",
    "totalCount",
  ]
  /// Wrappers that always say when there is more, so that silence means the end.
  private static let sayMore: Set<String> = [
    "value", "items", "users", "accounts", "installedApps",
  ]

  /// A record outside a wrapper.
  mutating func record() { loose += 1 }

  /// A wrapper has ended.
  mutating func page(_ head: Members, listKey: String, count: Int) {
    if pages > 0, !more { moreBefore = false }
    pages += 1
    counted += count
    more = Completeness.nextMembers.contains { head.text($0) != nil }
    if head.contains("@odata.deltaLink") || head.contains("odata.deltaLink") { delta = true }
    if let stated = Completeness.totalMembers.lazy.compactMap({ head.whole($0) }).first {
      total = stated
    }
    // Slack counts in an object of its own.
    if case .object(let paging)? = head["paging"], let stated = paging.whole("total") {
      total = stated
    }
    if case .bool(true)? = head["has_more"] { more = true }
    if case .bool(true)? = head["IsTruncated"] { more = true }
    var cursor: String?
    if case .object(let metadata)? = head["response_metadata"],
      case .text(let text)? = metadata["next_cursor"]
    {
      cursor = text
    }
    if cursor?.isEmpty == false { more = true }
    saysEnd =
      total != nil || Completeness.sayMore.contains(listKey) || head["has_more"] == .bool(false)
      || cursor?.isEmpty == true
  }

  /// True, false, or nil where the file doesn't say.
  var verdict: Bool? {
    if isWhole { return true }
    if pages == 0 { return nil }
    if more { return false }
    if let total, total != counted { return false }
    if loose > 0 || !moreBefore || delta || !saysEnd { return nil }
    return true
  }
}
