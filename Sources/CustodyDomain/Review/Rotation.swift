extension Item {
  /// Whether it has a credential of its own that can be replaced while the item stays.
  ///
  /// A consent has tokens that its application gets anew by itself, a session has cookies, an application's
  /// secrets are items beside it, and a workload identity has none. Where nothing says what it is, the kind
  /// decides.
  public var canRotate: Bool {
    switch kind {
    case .oauthGrant, .browserSession, .browserExtension, .aiAccount: return false
    case .application, .serviceAccount, .apiKey, .agent: break
    }
    switch credential {
    case .apiKey, .clientSecret, .certificate, .sshKey, .agentToken: return true
    case .cookie, .oauthToken, .workloadIdentity: return false
    case nil: return kind != .application || fingerprint != nil || rotationDue != nil
    }
  }

  /// What to do in place of a rotation.
  var insteadOfRotation: String {
    switch kind {
    case .oauthGrant, .application:
      clientID == nil
        ? "revoke it: x, or rotate the secret of its application"
        : "revoke it: x, or rotate its application's secret: custody list kind:api-key client:\(clientID ?? "")"
    default: "revoke it: x"
    }
  }
}
