import CustodyDomain

/// The lines of a panel of groups.
struct GroupList: Sendable {
  /// More lines than this are not asked for; a filter narrows them.
  static let limit = 1000

  /// While a text narrows them, so many are asked for and the text chooses among these.
  static let searched = 20_000

  /// What was typed: words choose the groups, terms like `risk:high+` the items that are counted.
  var filter = ""
  var filterQuery = Query.all
  /// The words, in lower case.
  var words: [String] = []
  /// All that came, of which `groups` are shown.
  private(set) var all: [GroupRow] = []
  private(set) var groups: [GroupRow] = []
  var cursor = 0
  var top = 0
  var request = 0
  var isLoading = false
  var hasLoaded = false

  /// How many lines are wanted.
  var wanted: Int { words.isEmpty ? GroupList.limit : GroupList.searched }

  var current: GroupRow? { groups.indices.contains(cursor) ? groups[cursor] : nil }

  /// New lines; the cursor keeps its group where that is still there.
  mutating func replace(with new: [GroupRow]) {
    all = new
    isLoading = false
    hasLoaded = true
    choose()
  }

  /// Takes over what was typed; nothing is asked for while only words changed among groups that are all here.
  mutating func setFilter(_ text: String, _ query: Query) -> Bool {
    let terms = Query(query.terms.filter { $0.field != nil || $0.negated })
    let old = (filterQuery, wanted)
    filter = text
    filterQuery = terms
    words = query.terms.filter { $0.field == nil && !$0.negated }.flatMap { term in
      term.values.compactMap { value -> String? in
        if case .text(let word) = value { word.lowercased() } else { nil }
      }
    }
    choose()
    return old.0 != terms || (old.1 < wanted && all.count >= old.1) || !hasLoaded
  }

  private mutating func choose() {
    let current = current
    let new = all.filter { group in
      let text = [group.label, group.key, group.detail ?? ""].joined(separator: "\n").lowercased()
      return words.allSatisfy { text.contains($0) }
    }.prefix(GroupList.limit)
    groups = Array(new)
    if let current,
      let index = new.firstIndex(where: { $0.key == current.key && $0.lacks == current.lacks })
    {
      cursor = index
    }
  }

  mutating func settle(height: Int) {
    cursor = max(0, min(cursor, groups.count - 1))
    top = Scroll.top(top, showing: cursor, of: groups.count, height: height)
  }
}
