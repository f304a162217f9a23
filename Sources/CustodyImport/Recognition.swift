/// Decides what a file is by its content, and says what it is not.
enum Recognition {
  /// The format of a record, or nil.
  static func format(of record: Members, media: Format.Media) throws(Refusal) -> Format? {
    let fitting = Format.all.filter { $0.media == media && $0.fits(record) }
    guard fitting.count > 1 else { return fitting.first }
    throw Refusal(
      "this may be " + fitting.map(\.about.name).joined(separator: " or "),
      hint: "say which with --source \(fitting[0].about.name)")
  }

  /// The format of a list that holds no record, or nil.
  static func format(ofEmpty head: Members, listKey: String) -> Format? {
    if let set = GraphSet(head) {
      return listKey == "value" ? Format.all.first { set.belongs(to: $0) } : nil
    }
    return Format.all.first { $0.media == .json && $0.emptyList(head, listKey) }
  }

  /// The refusal of a file that fits no format: the names found, the nearest format.
  static func unknown(_ record: Members, media: Format.Media, at: String?) -> Refusal {
    if let known = ForeignExport.of(record) {
      return Refusal("this is \(known.name)", at: at, hint: known.hint)
    }
    let word = media == .csv ? "columns" : "members"
    let shown = record.names.prefix(12).map { String($0.prefix(40)) }.joined(separator: ", ")
    let more = record.count > 12 ? ", …" : ""
    let found = record.count == 0 ? "there are no \(word)" : "it has the \(word) \(shown)\(more)"
    return Refusal(
      "this is no export that custody knows: \(found)", at: at, hint: hint(record, media))
  }

  /// The refusal of a file that was said to be something else.
  static func mismatch(_ record: Members, _ wanted: Format, at: String?) -> Refusal {
    let missing =
      wanted.signatures.map { $0.all.filter { !record.has($0) } }.min { $0.count < $1.count } ?? []
    let reason =
      missing.isEmpty
      ? "this is not \(wanted.about.name)"
      : "this is not \(wanted.about.name): it lacks " + missing.joined(separator: ", ")
    let fitting = Format.all.first { $0.media == wanted.media && $0.fits(record) }
    return Refusal(
      reason, at: at,
      hint: fitting.map { "it looks like \($0.about.name); leave out --source" }
        ?? hint(record, wanted.media))
  }

  private static func hint(_ record: Members, _ media: Format.Media) -> String {
    let names = Set(record.names + record.names.map(\.recapitalised))
    let scored = Format.all.map { ($0, $0.names.intersection(names).count) }
    // Names that any export has (`id`) make nothing near.
    if let best = scored.max(by: { $0.1 < $1.1 }), best.1 >= 2 {
      let missing = best.0.names.subtracting(names).sorted().joined(separator: ", ")
      return "the nearest is \(best.0.about.name)"
        + (missing.isEmpty ? "" : ", which has \(missing) too") + "; see custody sources"
    }
    // One column is no table: any text without commas looks like it.
    return media == .csv && record.count > 1
      ? "any CSV can be read by a column map: custody sources map FILE proposes one"
      : "see custody sources for what can be imported"
  }

  /// The refusal of a Graph answer from a set that no format, or another one than this, is made for.
  static func foreign(_ set: GraphSet, _ found: Format, at: String?) -> Refusal {
    if let right = Format.all.first(where: { set.belongs(to: $0) }) {
      return Refusal(
        "this is \(right.about.name), says its @odata.context, and not \(found.about.name)", at: at,
        hint: "export it with the members that custody sources names")
    }
    return Refusal(
      "this is Microsoft Graph's \(set.name.prefix(60)), says its @odata.context, which custody"
        + " doesn't read yet",
      at: at, hint: "the nearest that it reads is \(found.about.name); see custody sources")
  }

  /// The error answer that was saved in place of an export, in the vendor's words; nil if it is none.
  static func errorAnswer(_ body: Members) -> Refusal? {
    let text: String?
    if case .object(let error)? = body["error"] {
      text = [error.text("code") ?? error.whole("code").map(String.init), error.text("message")]
        .compactMap(\.self).joined(separator: ": ")
    } else if case .text(let error)? = body["error"] {
      text = [error, body.text("error_description")].compactMap(\.self).joined(separator: ": ")
    } else if body.contains("documentation_url"), let message = body.text("message") {
      text = message
    } else if let code = body.text("errorCode"), !body.contains("eventTime") {
      // An event that tells of a failed call (CloudTrail) has a code, too.
      text = [code, body.text("errorSummary")].compactMap(\.self).joined(separator: ": ")
    } else if case .list(let errors)? = body["errors"], body.count <= 2 {
      text = errors.compactMap { if case .text(let text) = $0 { text } else { nil } }
        .joined(separator: "; ")
    } else if case .list(let schemas)? = body["schemas"],
      schemas.contains(.text("urn:ietf:params:scim:api:messages:2.0:Error"))
    {
      text = body.text("detail")
    } else {
      text = nil
    }
    guard let text else { return nil }
    return Refusal(
      "this is an error answer, not an export: " + (text.isEmpty ? "no text" : text.prefix(200)),
      hint: "get the role or the token's scope that the export needs, and export again")
  }
}
