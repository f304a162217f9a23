/// Values of JSON that programs misread: numbers beyond what a machine holds, members of the wrong type.
extension HostileFile {
  private static func scalar(_ name: String, _ text: String, column: String? = nil) -> HostileFile {
    let shown = column ?? text
    return HostileFile.text(
      name, text,
      .refused(
        "line 1: this is no export that custody knows: it has the columns \(shown)", hint: sources))
  }

  static let values: [HostileFile] = [
    // What begins with neither brace nor bracket is taken for CSV, of which it is the header.
    scalar("number-alone.json", "7"), scalar("null-alone.json", "null"),
    scalar("text-alone.json", "\"a\"", column: "a"),
    text(
      "not-a-number.json", "[" + grant("a", ",\"x\":NaN") + "]",
      .refused("line 1, record 1: 'N' is not JSON here", hint: again)),
    // A number that nothing reads is as good as any; one that should be a time is none.
    text("number-1e999-unread.json", "[" + grant("a", ",\"x\":1e999") + "]", .read(loaded: 1)),
    text(
      "number-1e999-as-time.json", token("\"token_expires_at\":1e999"),
      .read(loaded: 0, rejected: ["record 1: 'token_expires_at' is a number, not a time"])),
    text(
      "number-2-to-53.json", token("\"token_id\":9007199254740993"), .read(loaded: 1),
      ["sourceID": "9007199254740993"]),
    text(
      "number-2-to-63.json", token("\"token_id\":9223372036854775808"), .read(loaded: 1),
      ["sourceID": "9223372036854775808"]),
    text(
      "number-of-1000-digits.json", token("\"token_id\":" + "7".times(1000)),
      .read(loaded: 0, rejected: ["record 1: 'token_id' is longer than 256 characters"])),
    text(
      "number-of-1100-digits-as-name.json",
      token("\"token_id\":7").replacing("\"t\"", with: "7".times(1100)),
      .read(loaded: 0, rejected: ["record 1: 'token_name' is longer than 1024 characters"])),
    text(
      "number-of-5-MB.json", "[" + grant("a", ",\"x\":" + "1".times(5_000_000)) + "]",
      .refused("line 1: a number is longer than 4096 characters", hint: again)),
    text(
      "number-minus-zero.json", token("\"token_expires_at\":-0"), .read(loaded: 1),
      ["expires": "never"]),
    text(
      "types-wrong.json",
      "["
        + [
          grant("a"), "null", "true",
          grant("b").replacing("\"b\"", with: "{}"),
          grant("c").replacing("\"c\",\"cl", with: "[],\"cl"),
          grant("d").replacing("\"Mail.Read\"", with: "{\"a\":1}"),
          grant("e").replacing("\"AllPrincipals\"", with: "7"),
          grant("f").replacing("\"Mail.Read\"", with: "true"),
        ].joined(separator: ",") + "]",
      .read(
        loaded: 1,
        rejected: [
          "record 2: is null, not a record", "record 3: is true or false, not a record",
          "record 4: 'id' is an object, not a text", "record 5: 'id' is a list, not a text",
          "record 6: 'scope' is an object, not scopes",
          "record 7: 'consentType' is '7', not AllPrincipals or Principal",
          "record 8: 'scope' is true or false, not scopes",
        ])),
    text(
      "powershell-cut-off.json",
      #"[{"Id":"a","AppId":"b","ServicePrincipalNames":["b"],"PasswordCredentials":"System.Object[]"}]"#,
      .read(
        loaded: 0,
        rejected: [
          "record 1: 'passwordCredentials' was cut off by the export: use ConvertTo-Json -Depth 10"
        ])),
  ]
}
