import CustodyDomain
import CustodyImport
import Testing

/// LDIF as directories write it, beyond the samples.
@Suite struct LDIFTests {
  @Test func `folds, comments, base64 and options are read; secrets and addresses are not`() throws
  {
    let text = """
      # made by a directory
      #  and its comment folds
        over this line
      dn:: Y249QW5hLCBkYz1jb3Jw
      objectClass: inetOrgPerson
      uid: Ana
      cn;lang-ja: another name
      cn:: w4Ru
       YQ==
      mail: ana@Corp.
       example
      userPassword:: c2VjcmV0
      jpegPhoto:< file:///etc/passwd
      manager: CN=Bo,  DC=corp

      dn: cn=Bo,dc=corp
      objectClass: person
      cn: Bo

      dn: cn=printer,dc=corp
      objectClass: device

      """
    let (report, sink) = try Run.text(text)
    #expect(report.source == "people.ldif")
    #expect(report.secretsDropped == 1)
    #expect(report.ignored == [SkippedRecord(at: "line 20", reason: "is no person")])
    #expect(sink.people.map(\.id) == ["ana", "cn=bo,dc=corp"])
    let ana = try #require(sink.people.first)
    #expect(ana.name == "Äna")
    #expect(ana.email == "ana@corp.example")
    #expect(ana.aliases == ["ana", "cn=ana,dc=corp", "ana@corp.example"])
    #expect(ana.manager == "cn=bo,dc=corp")
    #expect(ana.employment == .unknown)
    #expect(!"\(sink.observations)".contains("passwd"))
  }

  @Test func `lines that are none refuse the file`() throws {
    let again = "(nothing was imported; export the file again)"
    #expect(try Run.refusal("dn: cn=a\nnothing\n".utf8) == "line 2: a line has no ':' \(again)")
    #expect(
      try Run.refusal("version: 1\n\n folded\n".utf8)
        == "line 3: a folded line follows nothing \(again)")
    #expect(
      try Run.refusal("dn: cn=a\n".utf8, ImportOptions(source: "people.csv"))
        == "this is LDIF, and people.csv is not (leave out --source, and custody looks for itself)")
  }
}
