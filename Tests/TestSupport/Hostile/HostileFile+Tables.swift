/// Faults of CSV and LDIF.
extension HostileFile {
  private static let people = "login,name,team\n"

  static let tables: [HostileFile] = [
    text(
      "quotes.csv", people + "ana,\"Ana \"\"A\"\" Ruiz\",\"a,b\r\nc\"\nbob,Bob,x\n",
      .read(loaded: 2)),
    text(
      "quote-unclosed.csv", people + "ana,\"Ana\nbob,Bob\n",
      .refused("line 2: a quote that begins in line 2 never ends", hint: again)),
    text(
      "text-after-quote.csv", people + "ana,\"Ana\"x,y\n",
      .refused("line 2: text follows a closing quote", hint: again)),
    text(
      "ragged.csv", people + "ana,Ana\nbob,Bob,x,y\ncy,Cy,z\n",
      .read(
        loaded: 1,
        rejected: [
          "line 2: has 2 cells where the header has 3",
          "line 3: has 4 cells where the header has 3",
        ])),
    text(
      "carriage-returns.csv", "login,name,team\rana,Ana,x\r",
      .refused(
        "line 1: the lines end in a bare carriage return, as on old Macs",
        hint: "save it as CSV with LF or CRLF at the ends of lines")),
    text("carriage-return-in-cell.csv", people + "ana,A\rna,x\r\n", .read(loaded: 1)),
    text("semicolons.csv", "login;name;team\r\nana;Ana, A.;x\r\n", .read(loaded: 1)),
    text("tabs.csv", "login\tname\tteam\nana\tAna\tx\n", .read(loaded: 1)),
    text(
      "column-twice.csv", "login,name,login\nana,Ana,bob\n",
      .refused("line 1: the column 'login' occurs twice", hint: again)),
    text(
      "no-header.csv", "ana,Ana Ruiz,7\n",
      .refused(
        "line 1: this is no export that custody knows: it has the columns ana, Ana Ruiz, 7",
        hint: "any CSV can be read by a column map: custody sources map FILE proposes one")),
    text("header-only.csv", people, .read(loaded: 0)),
    data(
      "nul.csv", Array("login,name,team\nana,A".utf8) + [0] + Array(",x\n".utf8),
      .refused("line 2, byte 22: the file holds a NUL byte", hint: utf8)),
    text(
      "columns-100000.csv", (0..<100_000).map { "c\($0)" }.joined(separator: ",") + "\n",
      .refused("line 1: the header has more than 16384 columns", hint: again)),
    text(
      "cells-4000000.csv", people + ",".times(4_000_000) + "\nana,Ana,x\n",
      .read(loaded: 1, rejected: ["line 2: has 4000001 cells where the header has 3"])),
    text(
      "header-of-17-MB.csv", "login,\"" + "a".times(17 << 20),
      .refused("line 1: the header is larger than 16 MiB", hint: again)),
    text(
      "row-of-17-MB.csv", people + "ana,\"" + "a".times(17 << 20),
      .refused("line 2: one row is larger than 16 MiB", hint: again)),
    text(
      "formulas.csv",
      people
        + "=1+1,a,x\n+1,a,x\n-1,a,x\n@SUM(A1),a,x\n\"\t=1\",a,x\nana,\"=cmd|' /C calc'!A0\",x\n",
      .read(loaded: 6)),
    text("type-line.csv", "#TYPE System.Object\r\n" + people + "ana,Ana,x\r\n", .read(loaded: 1)),
    text(
      "folds-nothing.ldif", " a\ndn: uid=ana\n",
      .refused("line 1: a folded line follows nothing", hint: again)),
    text(
      "fold-first.ldif", "dn: uid=ana\n\n a\n",
      .refused("line 3: a folded line follows nothing", hint: again)),
    text(
      "no-colon.ldif", "dn: uid=ana\nuid ana\n",
      .refused("line 2: a line has no ':'", hint: again)),
    text(
      "line-of-2-MB.ldif", "dn: uid=ana\ncn: " + "a".times(2_000_000),
      .refused("line 2: a value is longer than 1 MiB", hint: again)),
    // An address in a file is never opened.
    text(
      "address.ldif",
      "dn: uid=ana\nobjectClass: inetOrgPerson\nuid: ana\ncn:< file:///etc/passwd\n",
      .read(loaded: 1)),
    text(
      "password.ldif",
      "dn: uid=ana\nobjectClass: inetOrgPerson\nuid: ana\ncn: Ana\nuserPassword: hunter2\n",
      .read(loaded: 1)),
  ]
}
