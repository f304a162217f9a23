import CustodyDomain

/// 8 Changes: what imports brought, took and changed, and the imports themselves.
extension Painter {
  mutating func drawChanges() {
    if let list = model.lists[.changes] {
      if model.isZoomed, model.focus == .chain, layout.aside != nil { return drawAside(list) }
      let kind = ChangeKind(rawValue: list.name).map { name($0) } ?? safe(list.name)
      drawList(list, name: "Changes > \(kind)", in: layout.main)
      drawAside(list)
      return
    }
    let area = layout.body
    let changes = model.changes
    var title = TextLine("Changes", .title)
    var right: Chrome = changes.hasLoaded ? "" : "reading"
    if let totals = changes.totals, let since = totals.since {
      title.add(" \(glyphs.horizontal)\(glyphs.horizontal) ", .border)
      title.add("since import \(since)")
      if let time = totals.sinceTime { title.add(", \(Chrome(moment: time))") }
      right = Chrome.counted(totals.imports, "import", "imports")
    }
    box(area, title: title, right: right, focused: true)
    drawKinds(changes, area.inside)
    drawImports(changes, area)
  }

  private mutating func drawKinds(_ changes: ChangesList, _ area: Area) {
    for (index, kind) in ChangesList.kinds.enumerated() {
      let row = area.top + index
      let count = changes.totals?.items[kind] ?? 0
      put(name(kind), area.left + 2, row, count > 0 ? .text : .dim)
      let number: Chrome = changes.totals == nil ? "" : count == 0 ? "." : Chrome(grouped: count)
      put(number.leading(9), area.left + 16, row, count > 0 ? .text : .dim)
      var meaning = meaning(kind)
      if kind == .newTool, let tools = changes.totals?.newTools, !tools.isEmpty {
        meaning = safe(tools.joined(separator: ", "))
      }
      put(
        TextLine(meaning, .dim), area.left + 28, row, limit: area.right - 1 - area.left - 28)
      if index == changes.cursor { markCursor(area, row, column: 2) }
    }
  }

  private mutating func markCursor(_ area: Area, _ row: Int, column: Int) {
    put(">", area.left, row, .key)
    frame.emphasise(.cursor, row: row, from: area.left, to: area.right)
    if model.popup == nil { frame.cursor = (area.left + column, row) }
  }

  /// A column of the imports.
  private struct ImportColumn {
    var title: Chrome
    var width: Int
    var isNumber = false
    var cell: (ImportedFile) -> (Chrome, Role)
  }

  private func columns(_ width: Int) -> [ImportColumn] {
    func count(_ title: Chrome, _ key: String) -> ImportColumn {
      ImportColumn(title: title, width: 7, isNumber: true) { file in
        let count = file.counts[key] ?? 0
        return count == 0 ? (".", .dim) : (Chrome(grouped: count), .text)
      }
    }
    let stale = ImportColumn(title: "", width: 5) { ($0.stale ? "stale" : "", .warning) }
    let when = ImportColumn(title: "When", width: 16) { (Chrome(moment: $0.time), .text) }
    let counts = [count("New", "added"), count("Changed", "changed"), count("Gone", "departed")]
    let name = ImportColumn(title: "File", width: 0) { [self] in
      (safe(String($0.path.split(separator: "/").last ?? "")), .text)
    }
    guard width >= 110 else { return [when, stale, name] + counts }
    let who = ImportColumn(title: "Who", width: 12) { [self] in (person($0.by), .text) }
    let format = ImportColumn(title: "Format", width: 28) { [self] in
      (safe($0.inventory.format), .text)
    }
    let hash = ImportColumn(title: "SHA-256", width: 12) { [self] in
      (safe(String($0.sha256.prefix(12))), .dim)
    }
    return [when, stale, who, name, format, count("Read", "read")] + counts + [hash]
  }

  private mutating func drawImports(_ changes: ChangesList, _ area: Area) {
    let inside = area.inside
    let top = inside.top + ChangesList.kinds.count
    let stale = model.staleSources.count
    let remark: Chrome =
      stale == 0 ? "" : "\(Chrome.counted(stale, "source", "sources")) stale"
    divider(
      area, row: top, title: "Imports: enter shows what came since one", right: remark,
      focused: true)
    var columns = columns(inside.width)
    // The name takes what the others leave.
    let used = columns.reduce(8) { $0 + $1.width + 1 }
    if let name = columns.firstIndex(where: { $0.width == 0 }) {
      columns[name].width = max(8, inside.width - used)
    }
    func draw(_ cells: [(Chrome, Role)], _ row: Int, number: Chrome, _ role: Role) {
      put(number.leading(5), inside.left + 1, row, role)
      var at = inside.left + 7
      for (column, cell) in zip(columns, cells) {
        let text = cell.0.cut(column.width, ellipsis: glyphs.ellipsis)
        put(column.isNumber ? text.leading(column.width) : text, at, row, cell.1)
        at += column.width + 1
      }
    }
    draw(columns.map { ($0.title, .heading) }, top + 1, number: "#", .heading)
    let height = layout.importRows
    if changes.files.isEmpty {
      let text: Chrome = changes.hasLoaded ? "Nothing was imported yet: I imports." : "reading"
      put(text, inside.left + 7, top + 2, .dim)
    }
    for offset in 0..<height {
      let index = changes.top + offset
      guard changes.files.indices.contains(index) else { break }
      let file = changes.files[index]
      let row = top + 2 + offset
      draw(columns.map { $0.cell(file) }, row, number: Chrome(file.number), .dim)
      if file.number == changes.totals?.since { put("*", inside.left + 1, row, .key) }
      if index + ChangesList.kinds.count == changes.cursor { markCursor(inside, row, column: 7) }
    }
    let rows = Area(left: inside.left, top: top + 2, width: inside.width, height: height)
    scrollbar(rows, first: changes.top, shown: height, of: changes.files.count)
    put(
      importDetail(changes.file), inside.left + 2, inside.bottom - 1, limit: inside.width - 4)
  }

  /// The import of the cursor, as far as its line has no room for it.
  private func importDetail(_ file: ImportedFile?) -> TextLine {
    guard let file else { return coverageLine() }
    var line = TextLine("\(person(file.by))  \(safe(file.inventory.format))  ", .dim)
    for (word, key) in [
      ("read", "read"), ("ignored", "ignored"), ("rejected", "rejected"),
    ] as [(Chrome, String)] {
      guard let count = file.counts[key], count > 0 || key == "read" else { continue }
      line.add("\(Chrome(grouped: count)) \(word)  ", key == "rejected" ? .warning : .dim)
    }
    line.add(safe(String(file.sha256.prefix(8))), .dim)
    return line
  }

  /// How much of the inventory a review's first questions are answered for, and how much it was before.
  private func coverageLine() -> TextLine {
    guard let newest = model.changes.files.first else {
      return TextLine("* is the import to begin with; A lists the age of every source", .dim)
    }
    let coverage = newest.coverage
    var line = TextLine("Covered ", .dim)
    for part in Coverage.Part.allCases {
      line.add("\(safe(part.word)) ", .dim)
      line.add("\(Coverage.percent(coverage[part], of: coverage.items))% ")
    }
    line.add("all four ", .dim)
    line.add("\(Coverage.percent(coverage.whole, of: coverage.items))%")
    if let before = model.changes.files.first(where: { $0.number < newest.number })?.coverage {
      line.add(", was \(Coverage.percent(before.whole, of: before.items))%", .dim)
    }
    return line
  }
}
