import CustodyDomain
import CustodyTestSupport
import Testing

@Suite struct HiddenCharactersTests {
  @Test func `hostile strings have the kinds that are written beside them`() throws {
    let judged: Set<String> = [
      "control", "bidi", "invisible", "marks", "private", "chrome", "unassigned",
    ]
    // A new emoji is unassigned only to a terminal with older tables; nothing in it is hidden.
    for string in try HostileString.all() where string.name != "emoji-too-new" {
      let kinds = Set(
        HiddenCharacters.kinds(in: string.value).map { $0 == "tag" ? "invisible" : $0 })
      #expect(kinds == judged.intersection(string.flags), "\(string.name)")
    }
  }

  @Test func `revealed text names what is hidden`() {
    #expect(HiddenCharacters.revealed("ad\u{200B}min") == "ad<U+200B>min")
    #expect(HiddenCharacters.revealed("a\u{E0061}") == "a<U+E0061>")
    #expect(HiddenCharacters.revealed("Søren") == "Søren")
    #expect(HiddenCharacters.revealed("a\tb") == "a<U+0009>b")
  }
}
