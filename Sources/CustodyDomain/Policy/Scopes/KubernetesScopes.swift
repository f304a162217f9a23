/// The roles that every Kubernetes cluster has, bound in a namespace or in the whole cluster. Roles of any
/// other name are the organisation's own, and a binding doesn't say what they allow.
enum KubernetesScopes {
  static func grade(_ permission: Permission) -> ScopeGrade? {
    let everywhere = permission.resource == "cluster"
    return switch permission.scope {
    case "ClusterRole/cluster-admin":
      ScopeGrade(.execution, .broad, administers: everywhere)
    // Both run workloads with any account of the namespace; the first also hands out roles in it.
    case "ClusterRole/admin": ScopeGrade(.execution, .broad, administers: true)
    case "ClusterRole/edit": ScopeGrade(.execution, .broad)
    case "ClusterRole/view": ScopeGrade(.readOnly, .reads)
    default: nil
    }
  }
}
