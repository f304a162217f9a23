import CustodyConfiguration
import CustodyDomain
import Testing

@Suite struct ConfigurationTests {
  private func policyError(_ text: String) -> ConfigurationError? {
    do {
      _ = try PolicyFile.load(text: text, path: "p.toml")
      return nil
    } catch { return error }
  }

  private func error(_ text: String) -> ConfigurationError? {
    do {
      _ = try Configuration.load(text: text, path: "c.toml")
      return nil
    } catch { return error }
  }

  @Test func `the built-in file says what the code says`() throws {
    let loaded = try PolicyFile.builtIn()
    #expect(loaded.policy == Policy())
    #expect(loaded.origins.allSatisfy { $0.origin == "built in" })
    #expect(loaded.origins.count == 33)
    #expect(loaded.policy.dormant == .init(light: 180, standard: 90, strict: 60))
  }

  @Test func `a file overrides key by key and each value knows its origin`() throws {
    let text = """
      # ours
      stale-inventory = 14
      [dormant]
      strict = 45

      [rules]
      disabled = ["no-expiry", "dormant"]

      [control-plane-owners]
      entra = "ana@corp.example"
      """
    let loaded = try PolicyFile.load(text: text, path: "p.toml")
    var expected = Policy()
    expected.staleInventory = 14
    expected.dormant.strict = 45
    expected.disabledRules = ["no-expiry", "dormant"]
    expected.controlPlaneOwners = ["entra": "ana@corp.example"]
    #expect(loaded.policy == expected)
    let origins = Dictionary(
      uniqueKeysWithValues: loaded.origins.map { ($0.key, "\($0.value) \($0.origin)") })
    #expect(origins["stale-inventory"] == "14 p.toml:2")
    #expect(origins["dormant.strict"] == "45 p.toml:4")
    #expect(origins["dormant.light"] == "180 built in")
    #expect(origins["rules.disabled"] == "dormant no-expiry p.toml:7")
    #expect(origins["control-plane-owners.entra"] == "ana@corp.example p.toml:10")
  }

  @Test(arguments: [
    ("\n\ndormnt = 3", 3, "no key 'dormnt'", "the nearest is 'dormant'"),
    ("[dormant]\nligth = 3", 2, "no key 'dormant.ligth'", "the nearest is 'light'"),
    ("[dormant]\nheavy = 3", 2, "no key 'dormant.heavy'", "there are: light standard strict"),
    ("[dormant]\nlight = 0", 2, "'dormant.light' has a wrong value", "from 1 to 3650"),
    ("[dormant]\nlight = 3651", 2, "'dormant.light' has a wrong value", "from 1 to 3650"),
    ("[dormant]\nlight = \"9\"", 2, "'dormant.light' has a wrong value", "from 1 to 3650"),
    ("dormant = 9", 1, "'dormant' is no table", "[dormant]"),
    ("[rules]\ndisabled = [\"dormnt\"]", 2, "no rule 'dormnt'", "the nearest is 'dormant'"),
    (
      "[rules]\ndisabled = [\"can-create-admin\"]", 2, "is a hard rule and can't be switched off",
      "take it out"
    ),
    ("[rules]\ndisabled = [\"borrowed-session\"]", 2, "is a hard rule", "take it out"),
    ("a = 1\nb = ", 2, "", "correct the line"),
    ("[control-plane-owners]\nentra = 4", 2, "has a wrong value", "quotation marks"),
  ])
  func `a wrong policy names its line, the fault and the remedy`(
    text: String, line: Int, message: String, hint: String
  ) {
    let error = policyError(text)
    #expect(error?.line == line)
    #expect(error?.path == "p.toml")
    #expect(error?.message.contains(message) == true || message.isEmpty, "\(error?.message ?? "")")
    #expect(error?.hint.contains(hint) == true, "\(error?.hint ?? "")")
  }

  @Test func `limits at both ends of the range are read`() throws {
    let text = "[dormant]\nlight = 1\nstrict = 3650"
    let dormant = try PolicyFile.load(text: text, path: "p.toml").policy.dormant
    #expect(dormant == .init(light: 1, standard: 90, strict: 3650))
  }

  @Test func `a user adds tools and signs`() throws {
    let text = """
      [[tool]]
      id = "notes"
      name = "Notes"
      ai = true
      client-ids = ["abc"]

      [[tool]]
      id = "zapier"
      ai = true
      domains = ["zap.example"]

      [rogue-client-ids]
      "666" = "Evil"
      """
    let catalogue = try CatalogueFile.merged(userText: text, path: "t.toml")
    func tool(_ client: String?, _ domain: String) -> String? {
      catalogue.recognise(
        name: "", clientID: client, publisher: nil, domains: [domain], extensionID: nil
      ).map { "\($0.tool.name) \($0.ai)" }
    }
    #expect(tool("ABC", "") == "Notes true")
    #expect(tool(nil, "zap.example") == "Zapier true")
    #expect(tool(nil, "zapier.com") == "Zapier true")
    #expect(catalogue.rogueClientIDs["666"] == "Evil")
    #expect(catalogue.rogueClientIDs.count == 8)
  }

  @Test(arguments: [
    ("[[tool]]\nname = \"X\"", 1, "a tool has no id"),
    ("[[tool]]\nid = \"x\"", 1, "the tool 'x' has no name"),
    ("[[tool]]\nid = \"x\"\nname = \"X\"\n[[tool]]\nid = \"y\"\ndomain = \"z\"", 6, "no key"),
    ("tool = 3", 1, "'tool' is no list of tables"),
    ("[[tool]]\nid = \"x\"\nname = \"X\"\nai = 1", 4, "'tool.0.ai' has a wrong value"),
  ])
  func `a wrong tool names its line`(text: String, line: Int, message: String) {
    do {
      _ = try CatalogueFile.merged(userText: text, path: "t.toml")
      Issue.record("it was read")
    } catch {
      #expect(error.line == line)
      #expect(error.message.contains(message), "\(error.message)")
    }
  }

  @Test func `a configuration is read whole`() throws {
    let text = """
      theme = "dark"
      theme-query = false
      ascii = true
      accessible = true
      color = false

      [reviewer]
      ana = "ana@corp.example"
      "o.le" = "ole@corp.example"

      [keys]
      review.revoke = "x"
      "review.submit" = ["S", "ctrl-s"]
      note = []

      [[queue]]
      name = "Zapier"
      query = "tool:zapier last:90d+"

      [[queue]]
      name = "All"
      query = ""
      """
    let configuration = try Configuration.load(text: text, path: "c.toml")
    #expect(configuration.theme == "dark")
    #expect(!configuration.themeQuery)
    #expect(configuration.ascii == true)
    #expect(configuration.accessible)
    #expect(configuration.color == false)
    #expect(configuration.reviewer == ["ana": "ana@corp.example", "o.le": "ole@corp.example"])
    #expect(configuration.keys["review.revoke"]?.keys == ["x"])
    #expect(configuration.keys["review.submit"]?.keys == ["S", "ctrl-s"])
    #expect(configuration.keys["review.submit"]?.line == 13)
    #expect(configuration.keys["review.revoke"]?.line == 12)
    #expect(configuration.keys["note"]?.keys == [])
    #expect(
      configuration.queues == [Queue("Zapier", "tool:zapier last:90d+"), Queue("All", "")])
  }

  @Test func `an empty file sets nothing`() throws {
    let configuration = try Configuration.load(text: "", path: "c.toml")
    #expect(configuration.theme == nil && configuration.ascii == nil && configuration.color == nil)
    #expect(configuration.themeQuery && !configuration.accessible)
    #expect(configuration.queues.isEmpty && configuration.reviewer.isEmpty)
  }

  @Test(arguments: [
    ("them = \"dark\"", 1, "no key 'them'"),
    ("theme = 4", 1, "'theme' has a wrong value"),
    ("[reviewer]\nana = \"\"", 2, "is mapped to nobody"),
    ("[keys]\nreview.revoke = 3", 2, "'keys.review.revoke' has a wrong value"),
    ("[[queue]]\nquery = \"\"", 1, "a queue has no name"),
    ("[[queue]]\nname = \"x\"", 1, "has no query"),
    ("[[queue]]\nname = \"x\"\nquery = \"ownr:none\"", 3, "no field 'ownr'"),
    ("theme = \"a\"\ntheme = \"b\"", 2, ""),
    ("theme = \"a\"\n\u{0}ascii = true", 2, "NUL"),
  ])
  func `a wrong configuration names its line`(text: String, line: Int, message: String) {
    let error = error(text)
    #expect(error?.line == line)
    #expect(error?.message.contains(message) == true || message.isEmpty, "\(error?.message ?? "")")
  }
}
