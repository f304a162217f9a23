import CustodyDomain

extension Format {
  /// Service accounts, their long-lived tokens, and the roles bound to them, as `kubectl` lists them
  /// (FORMATS.md 10). No object names its cluster, so nothing departs.
  ///
  /// A role is bound to an account's name, in whatever file the account is listed or in none, and stays bound
  /// when the account is made anew. So an account goes by its name here, and not by its `uid`.
  static let kubernetesObjects = Format(
    about: SourceFormat(
      name: "kubernetes.objects",
      title: "Kubernetes: service accounts, their stored tokens and roles",
      exportCommand:
        "kubectl get serviceaccounts,secrets,rolebindings,clusterrolebindings -A -o json > k8s.json",
      learns: "account, roles and where, tokens without an end, made",
      doesNotLearn: "cluster, owner, what own roles allow, use (but for labelled old tokens)"
    ),
    source: "kubernetes",
    media: .json,
    signatures: [
      Signature(all: ["apiVersion", "kind", "metadata"], without: ["objectRef", "auditID"])
    ],
    emptyList: { head, listKey in
      listKey == "items" && head.has("apiVersion") && head.text("kind")?.hasSuffix("List") == true
    },
    lacksTenant: true,
    coverage: .nothing,
    read: { record, reading in
      guard let metadata = try record.object("metadata") else {
        throw RecordFault.rejected("has no 'metadata'")
      }
      let object = try KubernetesObject(record, metadata, reading)
      switch object.kind {
      case "ServiceAccount": try object.emitAccount()
      case "Secret": try object.emitSecret()
      case "RoleBinding", "ClusterRoleBinding": try object.emitBinding()
      default: throw RecordFault.ignored("is a \(object.kind), which custody doesn't review")
      }
    })
}

/// One object, on its way to observations.
private struct KubernetesObject {
  let record: Members
  let metadata: Members
  let reading: Reading
  let kind: String
  let name: String
  let namespace: String?

  init(_ record: Members, _ metadata: Members, _ reading: Reading) throws {
    self.record = record
    self.metadata = metadata
    self.reading = reading
    kind = try record.requiredID("kind")
    name = try metadata.requiredID("name")
    namespace = try metadata.id("namespace")
  }

  /// `web/api`: names are unique only within a namespace.
  private var fullName: String { (namespace.map { $0 + "/" } ?? "") + name }

  private func account(named name: String) -> Item {
    var item = Item(
      id: reading.id(.serviceAccount, "kubernetes", name), kind: .serviceAccount,
      source: "kubernetes", sourceID: name, name: name)
    item.credential = .workloadIdentity
    if name.contains("/") {
      item.principal = "system:serviceaccount:" + name.replacing("/", with: ":")
    }
    return item
  }

  func emitAccount() throws {
    var item = account(named: (namespace ?? "default") + "/" + name)
    if let fault = TextRules.idFault(item.sourceID) {
      throw RecordFault.rejected("its name \(fault)")
    }
    item.status = .active
    item.created = try metadata.moment("creationTimestamp").instant
    reading.emit(.item(item))
  }

  /// A stored token works until it is deleted. What other secrets hold is not an account's.
  func emitSecret() throws {
    let type = try record.words("type") ?? "Opaque"
    guard ["kubernetes.io/service-account-token", "bootstrap.kubernetes.io/token"].contains(type)
    else { throw RecordFault.ignored("is a secret of type \(type): no account's credential") }
    let uid = try metadata.requiredID("uid")
    var item = Item(
      kind: .apiKey, source: "kubernetes", sourceID: uid, name: fullName)
    item.credential = .apiKey
    item.status = .active
    item.created = try metadata.moment("creationTimestamp").instant
    if type == "kubernetes.io/service-account-token" {
      let account = try metadata.object("annotations")?.id("kubernetes.io/service-account.name")
      item.principal = account.map { "system:serviceaccount:\(namespace ?? ""):\($0)" }
      item.expires = .never
    }
    let labels = try metadata.object("labels")
    if case .at(let used)? = try labels?.moment("kubernetes.io/legacy-token-last-used") {
      item.usage = .seen(used)
    }
    if labels?.has("kubernetes.io/legacy-token-invalid-since") == true { item.status = .disabled }
    reading.emit(.item(item))
  }

  /// A role on each account that the binding names, which need not exist. People are in other directories.
  func emitBinding() throws {
    guard let role = try record.object("roleRef") else {
      throw RecordFault.rejected("has no 'roleRef'")
    }
    let permission = Permission(
      scope: try role.requiredID("kind") + "/" + role.requiredID("name"),
      resource: kind == "ClusterRoleBinding" ? "cluster" : "namespace \(namespace ?? "default")")
    if let fault = TextRules.idFault(permission.scope) {
      throw RecordFault.rejected("its role \(fault)")
    }
    let accounts = try record.objects("subjects").compactMap(account)
    if accounts.isEmpty {
      throw RecordFault.ignored("binds \(permission.scope) to no service account")
    }
    for stub in accounts { reading.emit(.permission(on: stub.id, permission, stub: stub)) }
  }

  /// The account, or all accounts, that a subject is; nil for people and their groups.
  private func account(_ subject: Members) throws -> Item? {
    let name = try subject.requiredID("name")
    let named: String
    switch try subject.requiredID("kind") {
    case "ServiceAccount":
      named = (try subject.id("namespace") ?? namespace ?? "default") + "/" + name
    case "User" where name.hasPrefix("system:serviceaccount:"):
      named = String(name.dropFirst("system:serviceaccount:".count)).replacing(":", with: "/")
    case "Group"
    where name == "system:serviceaccounts" || name.hasPrefix("system:serviceaccounts:"):
      named = name
    default: return nil
    }
    if let fault = TextRules.idFault(named) { throw RecordFault.rejected("a subject \(fault)") }
    return account(named: named)
  }
}
