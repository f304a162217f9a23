import CustodyDomain

/// A story of the demo about one item: as custody records tell it, with every question about it answered but
/// for what the story is about.
struct DemoCase {
  /// The item, its own members filled.
  var item: Item
  /// Who answers for it, by role.
  var owners: [OwnerRole: String]
  /// What happened to it and is known of it besides.
  var records: [Observation] = []

  /// An item with an end, a purpose, a class, owners, and a chain of four links under one task.
  init(_ kind: ItemKind, _ sourceID: String, _ name: String, in demo: DemoRecords) {
    item = demo.item(kind, sourceID, name)
    item.created = demo.ago(50)
    item.usage = .seen(demo.ago(1))
    item.expires = .at(demo.ago(-30))
    item.initiation = .tool
    item.acting = .delegatedService
    item.management = .managed
    item.holder = name
    owners = [.business: "m.holm", .iam: "c.nicholson", .system: "holger.b"]
  }

  /// The answers of four links: asked, approved by somebody else, ran, changed; all under one task.
  mutating func addChain(
    task: String, asked: String = "t.berg", scope: String, approved: String? = nil,
    target: String, in demo: DemoRecords
  ) {
    records += [
      demo.event(
        "\(task)-ask", item, .request, days: 52, hour: 8, actor: demo.email(asked), scope: scope,
        task: task, summary: "wants \(item.name) for: \(item.purpose ?? "its work")"),
      demo.event(
        "\(task)-approve", item, .approval, days: 51, hour: 10,
        actor: demo.email("c.nicholson"), target: approved == nil ? target : nil,
        scope: approved ?? scope, task: task, summary: "approved for \(approved ?? target)"),
      demo.event(
        "\(task)-run", item, .execution, days: 1, hour: 6, actor: item.name,
        identity: item.name, target: target, scope: scope, task: task,
        approval: "demo-\(task)-approve", summary: "ran on \(target)"),
      .acceptance(
        Acceptance(
          item: item.id, by: demo.email("c.nicholson"), at: demo.ago(51, hour: 10),
          reference: task)),
    ]
  }

  /// A control that was tested and held.
  mutating func addControl(
    _ control: ControlRecord.Known, mechanism: String? = nil, in demo: DemoRecords
  ) {
    records.append(
      .control(
        ControlRecord(
          item: item.id, control: control.rawValue, mechanism: mechanism,
          evidence: "control register, \(item.name)", tested: demo.ago(30), passed: true)))
  }

  /// The item, its owners, and everything else.
  func observations(in demo: DemoRecords) -> [Observation] {
    [.item(item)]
      + owners.sorted { $0.key.rawValue < $1.key.rawValue }.map { role, login in
        .owner(
          on: item.id,
          Ownership(
            role: role, person: demo.email(login), source: "custody", since: demo.ago(50)))
      } + records
  }
}
