import CustodyDomain

/// Writes observations as custody records, so that reading a line gives the same observation again.
public enum RecordWriter {
  /// One line of JSON without its line end; nil for what only vendors' exports say (`application`,
  /// `scopeName`, `aside`, `removal`), which is in the items already.
  public static func line(_ observation: Observation) -> String? {
    var out = JSONLine()
    switch observation {
    case .application, .scopeName, .aside, .removal: return nil
    case .item(let item):
      out.text("record", "item")
      out.item(item)
    case .permission(let id, let permission, let stub):
      out.text("record", "permission")
      out.text("item", id.text)
      out.permission(permission)
      if stub != RecordReferences.stub(for: id) { out.nested("stub") { $0.item(stub) } }
    case .owner(let id, let ownership):
      out.text("record", "owner")
      out.text("item", id.text)
      out.ownership(ownership)
    case .person(let person):
      out.text("record", "person")
      out.person(person)
    case .event(let event):
      out.text("record", "event")
      out.event(event)
    case .session(let session):
      out.text("record", "session")
      out.session(session)
    case .exception(let exception):
      out.text("record", "exception")
      out.text("item", exception.item.text)
      out.exception(exception)
    case .acceptance(let acceptance):
      out.text("record", "acceptance")
      out.text("item", acceptance.item.text)
      out.text("by", acceptance.by)
      out.time("at", acceptance.at)
      out.text("reference", acceptance.reference)
    case .control(let control):
      out.text("record", "control")
      out.text("item", control.item.text)
      out.control(control)
    case .tool(let tool, let clientIDs, let domains, let ai, let state):
      out.text("record", "tool")
      out.tool(tool)
      out.texts("clientIDs", clientIDs)
      out.texts("domains", domains)
      out.flag("ai", ai)
      out.text("state", state?.rawValue)
    }
    return out.closed()
  }
}

extension JSONLine {
  fileprivate mutating func item(_ item: Item) {
    text("id", item.id.text)
    text("kind", item.kind.rawValue)
    text("source", item.source)
    text("sourceID", item.sourceID)
    text("tenant", item.tenant)
    text("name", item.name)
    if let tool = item.tool { nested("tool") { $0.tool(tool) } }
    if item.ai { flag("ai", true) }
    text("embeddedIn", item.embeddedIn)
    text("clientID", item.clientID)
    if let publisher = item.publisher {
      nested("publisher") {
        $0.text("name", publisher.name)
        $0.flag("verified", publisher.verified)
      }
    }
    text("principal", item.principal)
    text("holder", item.holder)
    text("consent", item.consent?.rawValue)
    text("requestedBy", item.requestedBy)
    text("approvedBy", item.approvedBy)
    text("credential", item.credential?.rawValue)
    text("fingerprint", item.fingerprint)
    text("handling", item.handling?.rawValue)
    text("initiation", item.initiation?.rawValue)
    text("acting", item.acting?.rawValue)
    text("delegation", item.delegation?.rawValue)
    texts("approvedActions", item.approvedActions)
    text("management", item.management?.rawValue)
    flag("browserAccessed", item.browserAccessed)
    objects("permissions", item.permissions) { $0.permission($1) }
    text("status", item.status?.rawValue)
    time("created", item.created)
    switch item.usage {
    case .unknown: break
    case .never: text("usage", "never")
    case .seen(let instant):
      text("usage", "seen")
      time("lastUsed", instant)
    }
    switch item.expires {
    case .unknown: break
    case .never: text("expires", "never")
    case .at(let instant): time("expires", instant)
    }
    time("rotationDue", item.rotationDue)
    objects("owners", item.owners) { $0.ownership($1) }
    text("purpose", item.purpose)
    text("parentID", item.parentID)
  }

  fileprivate mutating func permission(_ permission: Permission) {
    let plain = Permission(scope: permission.scope)
    text("scope", permission.scope)
    text("resource", permission.resource)
    if permission.permissionClass != plain.permissionClass {
      text("class", permission.permissionClass.rawValue)
    }
    if permission.reach != plain.reach { number("reach", permission.reach.rawValue) }
    if permission.ranked { flag("ranked", true) }
    if permission.administers { flag("administers", true) }
    text("purpose", permission.purpose)
    time("expires", permission.expires)
    time("lastUsed", permission.lastUsed)
    if permission.added { flag("added", true) }
  }

  fileprivate mutating func ownership(_ ownership: Ownership) {
    text("role", ownership.role.rawValue)
    text("person", ownership.person)
    text("target", ownership.target)
    text("source", ownership.source)
    time("since", ownership.since)
    time("until", ownership.until)
  }

  fileprivate mutating func tool(_ tool: ToolReference) {
    text("id", tool.id)
    text("name", tool.name)
    text("vendor", tool.vendor)
    text("recognisedBy", tool.recognisedBy)
  }

  fileprivate mutating func person(_ person: Person) {
    text("id", person.id)
    text("name", person.name)
    text("email", person.email)
    texts("aliases", person.aliases)
    text("team", person.team)
    text("manager", person.manager)
    if person.employment != .unknown { text("employment", person.employment.rawValue) }
    time("left", person.left)
    if !person.isHuman { flag("human", false) }
    text("source", person.source)
  }

  fileprivate mutating func event(_ event: Event) {
    text("id", event.id)
    text("item", event.item?.text)
    // That an event names nothing at all is said, too: without any of the three it looks forgotten.
    let names = event.item != nil || event.task != nil
    if let keys = event.keys ?? (names ? nil : EventKeys()) { nested("keys") { $0.keys(keys) } }
    text("event", event.kind.rawValue)
    text("actor", event.actor)
    text("identity", event.identity)
    text("target", event.target)
    text("scope", event.scope)
    time("time", event.time)
    time("until", event.until)
    text("source", event.source)
    text("system", event.system)
    text("task", event.task)
    text("approval", event.approval)
    text("summary", event.summary)
  }

  fileprivate mutating func keys(_ keys: EventKeys) {
    text("source", keys.source)
    text("tenant", keys.tenant)
    text("kind", keys.kind?.rawValue)
    text("sourceID", keys.sourceID)
    text("credential", keys.credential)
    text("clientID", keys.clientID)
    text("principal", keys.principal)
    text("name", keys.name)
  }

  fileprivate mutating func session(_ session: Session) {
    text("id", session.id)
    text("item", session.item.text)
    text("subject", session.subject)
    text("actor", session.actor)
    flag("actorIsAgent", session.actorIsAgent)
    flag("managedDevice", session.managedDevice)
    flag("personalDevice", session.personalDevice)
    text("profile", session.profile)
    flag("personalProfile", session.personalProfile)
    flag("federated", session.federated)
    text("destination", session.destination)
    flag("sensitive", session.sensitive)
    flag("production", session.production)
    texts("entitlements", session.entitlements)
    if !session.state.isEmpty {
      nested("state") { state in
        for element in Session.Element.allCases {
          state.text(element.rawValue, session.state[element]?.rawValue)
        }
      }
    }
    time("started", session.started)
    time("ended", session.ended)
  }

  fileprivate mutating func exception(_ exception: ExceptionRecord) {
    if exception.kind != .accepted { text("kind", exception.kind.rawValue) }
    text("rule", exception.rule)
    text("user", exception.user)
    text("approver", exception.approver)
    text("reason", exception.reason)
    time("from", exception.from)
    time("until", exception.until)
    text("plan", exception.plan)
    text("log", exception.log)
  }

  fileprivate mutating func control(_ control: ControlRecord) {
    text("control", control.control)
    text("target", control.target)
    text("mechanism", control.mechanism)
    text("evidence", control.evidence)
    text("claimedBy", control.claimedBy)
    time("tested", control.tested)
    flag("passed", control.passed)
  }
}
