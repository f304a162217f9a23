/// Text that isn't what it seems. An id decides, so it is rejected; a name is kept, and made safe when shown.
extension HostileFile {
  private static func id(_ name: String, _ text: String, _ fault: String) -> HostileFile {
    HostileFile.text(
      name, "[\(grant("good")),\(grant(text))]",
      .read(loaded: 1, rejected: ["record 2: 'id' \(fault)"]), ["sourceID": "good"])
  }
  private static func name(_ name: String, _ text: String, shown: String) -> HostileFile {
    HostileFile.text(name, item("x-1", name: text), .read(loaded: 1), ["name": shown])
  }

  static let texts: [HostileFile] = [
    id("id-decomposed.json", "e\\u0301", "is not in Unicode normal form C"),
    id("id-bidi.json", "ad\\u202emin", "holds a character that reorders text"),
    id("id-zero-width.json", "ad\\u200bmin", "holds an invisible character"),
    id("id-mixed-scripts.json", "p\\u0430ypal", "mixes look-alike scripts"),
    id("id-full-width.json", "\\uff41dmin", "holds look-alike forms of plain characters"),
    id("id-escape.json", "a\\u001b[31mb", "holds a control character"),
    id("id-blank.json", "  ", "is blank"),
    id("id-edge-space.json", " a", "begins or ends with a space"),
    id("id-of-1-MB.json", "a".times(1_000_000), "is longer than 1024 characters"),
    name("name-escape.jsonl", "a\\u001b[31mb", shown: "a\u{1B}[31mb"),
    name("name-osc-52.jsonl", "\\u001b]52;c;cm0gLXJm\\u0007", shown: "\u{1B}]52;c;cm0gLXJm\u{7}"),
    name("name-c1.jsonl", "a\\u009b31mb", shown: "a\u{9B}31mb"),
    name("name-bidi.jsonl", "\\u202egpj.exe", shown: "\u{202E}gpj.exe"),
    name("name-emoji.jsonl", "👩\u{200D}💻 bot", shown: "👩\u{200D}💻 bot"),
    name("name-zalgo-1000.jsonl", "a" + "\\u0301".times(1000), shown: "a" + "\u{301}".times(1000)),
    name("name-formula.jsonl", "=HYPERLINK(\\\"http://x\\\")", shown: "=HYPERLINK(\"http://x\")"),
    text(
      "name-zalgo-10000.jsonl", item("x-1", name: "a" + "\\u0301".times(10_000)),
      .read(loaded: 0, rejected: ["line 1: 'name' is longer than 1024 characters"])),
    text(
      "name-of-1-MB.jsonl", item("x-1", name: "a".times(1_000_000)),
      .read(loaded: 0, rejected: ["line 1: 'name' is longer than 1024 characters"])),
    // What a shell or a program would take for more than an id is an id like any other: nothing is run
    // through a shell, and the commands to copy are quoted.
    text(
      "ids-for-shells.json",
      "["
        + ["$(reboot)", "`id`", ";rm", "--store=/etc/x", "-rf", "../../x", "a|b", "%n%s", "'--"]
        .map { grant($0) }.joined(separator: ",") + "]", .read(loaded: 9)),
    text(
      "misspelt-record.jsonl", item("x-1", name: "a").replacing("\"source\"", with: "\"sorce\""),
      .read(
        loaded: 0,
        rejected: ["line 1: 'sorce' is no member of 'item'; did you mean 'source'?"])),
    text(
      "secrets.json",
      #"[{"id":"a","appId":"b","servicePrincipalNames":[],"displayName":"x","#
        + #""passwordCredentials":[{"keyId":"k","secretText":"hunter2"}]}]"#, .read(loaded: 1)),
  ]
}
