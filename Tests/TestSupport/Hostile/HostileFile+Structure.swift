/// Faults of JSON's structure: nesting, twins, ends.
extension HostileFile {
  private static let deep = "line 1, record 1: lists and objects are nested more than 64 deep"

  /// A grant with a member that is nested so that the deepest object or list is the level given.
  private static func nested(_ level: Int, _ open: String, _ close: String) -> String {
    let levels = level - 2
    return "[" + grant("a", ",\"x\":" + open.times(levels) + "1" + close.times(levels)) + "]"
  }

  static let structure: [HostileFile] = [
    text("objects-64.json", nested(64, "{\"a\":", "}"), .read(loaded: 1)),
    text("objects-65.json", nested(65, "{\"a\":", "}"), .refused(deep, hint: nothing)),
    text("objects-511.json", nested(511, "{\"a\":", "}"), .refused(deep, hint: nothing)),
    text("objects-513.json", nested(513, "{\"a\":", "}"), .refused(deep, hint: nothing)),
    text(
      "objects-1000000.json", "{\"a\":".times(1_000_000),
      .refused("line 1: lists and objects are nested more than 64 deep", hint: nothing)),
    text("lists-64.json", nested(64, "[", "]"), .read(loaded: 1)),
    text("lists-65.json", nested(65, "[", "]"), .refused(deep, hint: nothing)),
    text("lists-512.json", nested(512, "[", "]"), .refused(deep, hint: nothing)),
    text("lists-100000.json", "[".times(100_000), .refused(deep, hint: nothing)),
    text(
      "lists-only.json", "[[[[1]]]]",
      .refused("record 1: a list stands where records were expected", hint: again)),
    text(
      "wrapper-in-wrapper.json", "{\"value\":{\"value\":[\(grant("a"))]}}",
      .refused(
        "line 1: this is no export that custody knows: it has the members value", hint: sources)),
    text(
      "pages-50000.json", "{\"value\":[]}\n".times(50_000), .read(loaded: 0)),
    text(
      "empty-lists-1100000.json",
      "[" + grant("a", ",\"x\":[" + "[],".times(1_100_000) + "1]") + "]",
      .refused("line 1, record 1: one record is larger than 16 MiB", hint: nothing)),
    text(
      "empty-texts-1100000.json", "[{\"x\":[" + "\"\",".times(1_100_000) + "1]}]",
      .refused("line 1, record 1: one record is larger than 16 MiB", hint: nothing)),
    text(
      "strangers-of-5-MiB.json",
      "[" + ("{\"x\":[" + "[],".times(350_000) + "1]},").times(4) + "1]",
      .refused(
        "record 1: this is no export that custody knows: it has the members x", hint: sources)),
    text(
      "member-twice.json", #"[{"id":"1","id":"2"}]"#,
      .refused(
        "line 1, record 1: the member 'id' occurs twice in one object", hint: nothing)),
    text(
      "member-twice-escaped.json", #"[{"id":"1","\u0069d":"2"}]"#,
      .refused(
        "line 1, record 1: the member 'id' occurs twice in one object", hint: nothing)),
    // Pages of a list that changed while it was exported overlap, so a twin is no fault.
    text("record-twice.json", "[\(grant("a")),\(grant("a"))]", .read(loaded: 2)),
    text(
      "comma-too-many.json", "[\(grant("a")),]",
      .refused(
        "line 1, record 2: a value is missing before ']', or a comma is too many", hint: again)),
    text(
      "comma-missing.json", "[\(grant("a"))\n\(grant("b"))]",
      .refused("line 2, record 2: '{' is not JSON here", hint: again)),
    text("two-documents.json", "[\(grant("a"))][\(grant("b"))]", .read(loaded: 2)),
    text(
      "cut-off.json", "{\"value\":[\(grant("a")),{\"id\":",
      .refused("line 1, record 2: the JSON is cut off before its end", hint: again)),
    text(
      "unclosed-text.json", "{\"value\":[{\"id\":\"ab",
      .refused("line 1, record 1: the JSON is cut off before its end", hint: again)),
    text(
      "empty.json", "",
      .refused(
        "the file is empty",
        hint: "export it again; an export of nothing still has a list in it")),
    text(
      "blanks.json", " \n".times(200_000),
      .refused(
        "the file is empty",
        hint: "export it again; an export of nothing still has a list in it")),
    text(
      "comment.json", "[ // all\n]",
      .refused("line 1, record 1: comments are not JSON", hint: again)),
    text(
      "single-quotes.json", "[{'id':'a'}]",
      .refused("line 1, record 1: ''' is not JSON here", hint: again)),
    text(
      "garbage-after.json", "[\(grant("a"))]\nxyz",
      .refused("line 2: 'x' is not JSON here", hint: again)),
    text(
      "members-50000.json",
      "[" + grant("a", (0..<50_000).map { ",\"m\($0)\":0" }.joined()) + "]", .read(loaded: 1)),
    text(
      "member-name-of-1-MB.json", "[" + grant("a", ",\"" + "n".times(1_000_000) + "\":0") + "]",
      .read(loaded: 1)),
    // A file that is wrong throughout is given up before its faults fill the memory.
    text(
      "faults-200000.json", "[" + grant("a") + ",1".times(200_000) + "]",
      .refused(
        "record 100002: more than 100000 records are wrong; this one is a number, not a record",
        hint: again)),
    text(
      "error-answer.json", #"{"error":{"code":"Forbidden","message":"Insufficient privileges"}}"#,
      .refused(
        "line 1: this is an error answer, not an export: Forbidden: Insufficient privileges",
        hint: "get the role or the token's scope that the export needs, and export again")),
  ]
}
