import CustodyDomain
import CustodyImport
import Testing

/// Kubernetes, Vault and SPIRE: what workloads hold.
@Suite struct WorkloadTests {
  private func grade(_ permission: Permission, _ source: String) -> Permission {
    ScopeGrader.grade(permission, source: source, forEveryone: false)
  }

  private func object(_ kind: String, _ name: String, _ more: String = "") -> String {
    #"{"apiVersion":"v1","kind":"\#(kind)","metadata":{"name":"\#(name)","namespace":"web","#
      + #""uid":"uid-\#(name)"\#(more)}}"#
  }

  private func binding(_ kind: String, _ role: String, _ subjects: String) -> String {
    #"{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"\#(kind)","metadata":{"name":"b","#
      + #""namespace":"web"},"roleRef":{"kind":"ClusterRole","name":"\#(role)"},"#
      + #""subjects":[\#(subjects)]}"#
  }

  @Test(arguments: [[0, 1, 2], [1, 2, 0], [2, 0, 1]])
  func `a role is put on the account that it names, wherever the file lists it`(
    order: [Int]
  ) throws {
    let subject = #"{"kind":"ServiceAccount","name":"api","namespace":"web"}"#
    let objects = [
      object("ServiceAccount", "api"), binding("RoleBinding", "edit", subject),
      binding("ClusterRoleBinding", "cluster-admin", subject),
    ]
    let list =
      "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":["
      + order.map { objects[$0] }.joined(separator: ",") + "]}"
    let (report, sink) = try Run.text(list)
    #expect(report.loaded == 3 && sink.items.count == 1)
    let account = try #require(sink.items.first)
    #expect(account.principal == "system:serviceaccount:web:api")
    let roles = sink.observations.compactMap { seen -> Permission? in
      guard case .permission(let id, let permission, _) = seen, id == account.id else { return nil }
      return grade(permission, "kubernetes")
    }
    let sorted = roles.sorted { $0.scope > $1.scope }
    #expect(sorted.map(\.scope) == ["ClusterRole/edit", "ClusterRole/cluster-admin"])
    #expect(sorted.map(\.resource) == ["namespace web", "cluster"])
    #expect(sorted.map(\.administers) == [false, true])
    #expect(sink.scope?.complete == nil)
  }

  @Test func `accounts are also named as users, and all at once as groups`() throws {
    let text = binding(
      "RoleBinding", "view",
      #"{"kind":"User","name":"system:serviceaccount:ops:ci"},{"kind":"User","name":"ana"},"#
        + #"{"kind":"Group","name":"system:serviceaccounts:web"},{"kind":"Group","name":"devs"}"#)
    let stubs = try Run.text(text).sink.observations.compactMap { seen -> String? in
      if case .permission(_, _, let stub) = seen { stub.name } else { nil }
    }
    #expect(stubs == ["ops/ci", "system:serviceaccounts:web"])
  }

  @Test func `an own role of a built-in name is not graded as the built-in one`() {
    #expect(!grade(Permission(scope: "Role/cluster-admin"), "kubernetes").ranked)
    #expect(grade(Permission(scope: "ClusterRole/view"), "kubernetes").ranked)
  }

  @Test func `a stored token has no end, and no value of a secret is kept`() throws {
    let text =
      #"{"apiVersion":"v1","data":{"token":"czNjcjN0"},"kind":"Secret","stringData":{"a":"s3cr3t"},"#
      + #""type":"kubernetes.io/service-account-token","metadata":{"name":"t","namespace":"web","#
      + #""uid":"u1","labels":{"kubernetes.io/legacy-token-last-used":"2024-05-06"},"#
      + #""annotations":{"kubernetes.io/service-account.name":"api"}}}"#
    let (report, sink) = try Run.text(text)
    let item = try #require(sink.items.first)
    #expect(item.kind == .apiKey && item.expires == .never)
    #expect(item.principal == "system:serviceaccount:web:api")
    #expect(item.usage == .seen(try #require(Instant(text: "2024-05-06"))))
    #expect(report.secretsDropped == 2)
    let shown = Rendering.text(report, sink)
    #expect(!shown.contains("czNjcjN0") && !shown.contains("s3cr3t"))
    #expect(try Run.text(object("Pod", "p")).report.ignored.count == 1)
  }

  @Test func `a Vault token goes by its accessor, and its id is forgotten`() throws {
    let text =
      #"{"data":{"accessor":"8609694a-cdbc","creation_time":1523979354,"creation_ttl":0,"#
      + #""display_name":"root","expire_time":null,"id":"hvs.s3cr3t","meta":null,"path":"auth/token/root","#
      + #""policies":["root"],"identity_policies":["web","root"],"ttl":0}}"#
    let (report, sink) = try Run.text(text)
    let item = try #require(sink.items.first)
    #expect(item.sourceID == "8609694a-cdbc" && item.expires == .never)
    #expect(item.usage == .unknown && item.created?.text == "2018-04-17T15:35:54Z")
    #expect(item.permissions.map(\.scope) == ["root", "web"])
    #expect(item.permissions.map { grade($0, "vault").administers } == [true, false])
    #expect(item.permissions.map { grade($0, "vault").ranked } == [true, false])
    #expect(report.secretsDropped == 1)
    #expect(!Rendering.text(report, sink).contains("s3cr3t"))
  }

  @Test func `a Vault token's end is read to seven digits, and an unwritten one is unknown`() throws
  {
    func token(_ more: String) throws -> Item? {
      try Run.text(
        #"{"data":{"accessor":"a1","creation_ttl":2764800,"meta":{"role_name":"test"}\#(more)}}"#
      ).sink.items.first
    }
    let item = try token(#","expire_time":"2020-12-18T05:03:08.5694729Z","ttl":2764800"#)
    #expect(item?.expires.instant?.text == "2020-12-18T05:03:08Z")
    #expect(item?.principal == "test" && item?.name == "token a1")
    #expect(try token(#","ttl":0"#)?.expires == .unknown)
  }

  @Test func `an entry of SPIRE may make identities, and says what proves its workload`() throws {
    let text =
      #"{"entries":[{"id":"e1","spiffe_id":{"trust_domain":"example.org","path":"/ci"},"#
      + #""parent_id":{"trust_domain":"example.org","path":"/n"},"admin":true,"downstream":true,"#
      + #""selectors":[{"type":"k8s","value":"ns:ci"},{"type":"unix","value":"uid:0"}]}]}"#
    let item = try #require(try Run.text(text).sink.items.first)
    #expect(item.name == "spiffe://example.org/ci" && item.holder == "k8s:ns:ci unix:uid:0")
    #expect(item.permissions.map { grade($0, "spire").administers } == [true, true])
    #expect(item.expires == .unknown && item.usage == .unknown)
  }
}
