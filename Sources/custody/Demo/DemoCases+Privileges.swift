import CustodyDomain

extension DemoRecords {
  /// Accounts and keys with a past: emergency access, a key in two places, a vendor's word, a plan that ran out.
  var privilegeCases: [Observation] {
    ([tenantSetup, breakGlass, signer, legacy, vendorSync, archive, sunset] + sharedKeys)
      .flatMap { $0.observations(in: self) }
  }

  private func account(_ sourceID: String, _ name: String, scope: String, on resource: String)
    -> DemoCase
  {
    var story = DemoCase(.serviceAccount, sourceID, name, in: self)
    story.item.credential = .workloadIdentity
    story.item.permissions = [Permission(scope: scope, resource: resource)]
    return story
  }

  /// Made an administrator twenty seconds after it was asked to, and nobody knows the account.
  private var tenantSetup: DemoCase {
    var story = account("setup-1", "svc-tenant-setup", scope: "admin", on: "tenant")
    story.item.purpose = "prepares new subsidiaries"
    story.owners[.secops] = "ola.n"
    story.owners[.revocation] = "c.nicholson"
    story.addChain(task: "T-329", scope: "admin", target: "tenant", in: self)
    story.addControl(.approvalGate, in: self)
    story.records += [
      event(
        "T-328-ask", story.item, .request, days: 8, hour: 22, actor: email("tove.s"),
        scope: "admin", task: "T-328", summary: "wants an administrator for the night"),
      event(
        "T-328-make", story.item, .provisioning, days: 8, hour: 22, actor: story.item.name,
        identity: story.item.name, target: "adm-nightshift", scope: "admin", second: 20,
        task: "T-328", summary: "made an administrator"),
    ]
    return story
  }

  /// Opened in the night by the one who used it, for three days, and nobody knows what was done.
  private var breakGlass: DemoCase {
    var story = account("bg-erp-1", "svc-breakglass-erp", scope: "files:read", on: "ERP")
    story.item.purpose = "emergency access to the ERP"
    story.addChain(task: "T-330", scope: "files:read", target: "ERP", in: self)
    story.records.append(
      .exception(
        ExceptionRecord(
          item: story.item.id, kind: .breakGlass, user: email("holger.b"),
          approver: email("holger.b"), reason: "month end could not be closed", from: ago(2),
          until: ago(-1))))
    return story
  }

  /// A key that can do everything in the repositories, and was seen in a build log.
  private var signer: DemoCase {
    key(
      "key-signer", "svc-release-signer", .exposed, rotatedIn: 20, purpose: "signs releases",
      task: "T-331", scope: "code:write:all", on: "repositories")
  }

  /// One key, known in two systems.
  private var sharedKeys: [DemoCase] {
    [("key-depot-a", "svc-depot-north"), ("key-depot-b", "svc-depot-south")].enumerated().map {
      index, key in
      var story = self.key(
        key.0, key.1, .vaulted, rotatedIn: 25, purpose: "orders parts",
        task: "T-33\(2 + index)", scope: "calendar:write", on: "depot")
      story.item.fingerprint = "SHA256:nordlys-depot-7c1e9a40"
      return story
    }
  }

  private func key(
    _ sourceID: String, _ name: String, _ handling: SecretHandling, rotatedIn days: Int,
    purpose: String, task: String, scope: String, on resource: String
  ) -> DemoCase {
    var story = DemoCase(.apiKey, sourceID, name, in: self)
    story.item.credential = .apiKey
    story.item.handling = handling
    story.item.rotationDue = ago(-days)
    story.item.purpose = purpose
    story.item.permissions = [Permission(scope: scope, resource: resource)]
    story.addChain(task: task, scope: scope, target: resource, in: self)
    return story
  }

  /// A gateway that can't do better; the plan to leave it has run out.
  private var legacy: DemoCase {
    var story = account("plc-7", "svc-plc-gateway", scope: "calendar:write", on: "plant")
    story.item.purpose = "reads the meters of the plant"
    story.addChain(task: "T-334", scope: "calendar:write", target: "plant", in: self)
    story.records.append(
      .exception(
        ExceptionRecord(
          item: story.item.id, kind: .legacy, approver: email("c.nicholson"),
          reason: "the gateway knows one account only", from: ago(200), until: ago(9),
          plan: "replaced with the new meters")))
    return story
  }

  /// The vendor says that everything is logged; nobody has looked.
  private var vendorSync: DemoCase {
    var story = account("vs-2", "svc-vendor-sync", scope: "calendar:write", on: "catalogue")
    story.item.purpose = "prices to the web shop"
    story.addChain(task: "T-335", scope: "calendar:write", target: "catalogue", in: self)
    story.records.append(
      .control(
        ControlRecord(
          item: story.item.id, control: ControlRecord.Known.logging.rawValue,
          evidence: "vendor's white paper", claimedBy: "Ledgerline")))
    return story
  }

  /// Handed from one to the next within a year, with a fortnight in which nobody had it.
  private var archive: DemoCase {
    var story = account("arch-1", "svc-crm-archive", scope: "calendar:read", on: "CRM")
    story.item.purpose = "keeps closed orders"
    story.item.created = ago(80)
    story.addChain(task: "T-336", scope: "calendar:read", target: "CRM", in: self)
    for (login, from, to) in [("t.berg", 300, 220), ("tove.s", 220, 130), ("ola.n", 130, 64)] {
      story.records.append(
        .owner(
          on: story.item.id,
          Ownership(
            role: .business, person: email(login), source: "custody", since: ago(from),
            until: ago(to))))
    }
    return story
  }

  /// The tool is gone; its account is still there.
  private var sunset: DemoCase {
    var story = DemoCase(.aiAccount, "seat-901", "Scribbleboard", in: self)
    story.item.ai = true
    story.item.tool = ToolReference(id: "scribbleboard", name: "Scribbleboard", vendor: "Scribble")
    story.item.principal = email("mads.v")
    story.item.holder = email("mads.v")
    story.item.management = .enterprise
    story.item.initiation = .human
    story.item.acting = .userProxy
    story.item.purpose = "sketches in meetings"
    story.item.permissions = [Permission(scope: "profile")]
    story.addChain(task: "T-337", asked: "tove.s", scope: "profile", target: "boards", in: self)
    story.records.append(
      .tool(
        ToolReference(id: "scribbleboard", name: "Scribbleboard", vendor: "Scribble"),
        clientIDs: [], domains: [], ai: true, state: .removed))
    return story
  }
}
