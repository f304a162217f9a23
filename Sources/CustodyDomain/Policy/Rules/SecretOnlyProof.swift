/// An agent proves what it knows, not what it is.
///
/// Finds: an agent whose credential is a key, a client secret or a bearer token; an agent that works by itself of
/// whose credential nothing is known.
/// Leaves alone: attested workload identities, certificates and SSH keys, which prove the holding of a key that is
/// never sent; OAuth tokens, which are issued to a proven client; cookies, which are a session's; agents of unknown
/// credential that work for somebody; what has ended.
/// Why: whoever learns the secret is the agent (OWASP NHI4:2025, insecure authentication; NIST SP 800-53 IA-9;
/// MAESTRO L6).
struct SecretOnlyProof: Rule {
  let id = "secret-only-proof"
  let title = "knows, not is"
  let weight = RuleWeight.missing
  let controls = ["NHI4:2025", "IA-9", "L6", "PR.AA-03"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let item = subject.item
    guard !subject.hasEnded, subject.isAgent else { return nil }
    switch item.credential ?? (item.kind == .apiKey ? .apiKey : nil) {
    case .apiKey, .clientSecret, .agentToken: break
    case nil where subject.actsByItself: break
    case .certificate, .sshKey, .workloadIdentity, .oauthToken, .cookie, nil: return nil
    }
    let credential = item.credential ?? (item.kind == .apiKey ? .apiKey : nil)
    return Sighting(
      credential.map { .knows($0) } ?? .unknown,
      inputs: [("credential", credential?.rawValue ?? "unknown"), ("attested", "no")],
      remedy: "give it an attested workload identity or a certificate")
  }
}

extension Sighting.Message {
  fileprivate static func knows(_ credential: CredentialType) -> Self {
    "its identity rests on a secret that anybody can use: \(credential.rawValue)"
  }
  fileprivate static var unknown: Self {
    "it works by itself, and nobody says what proves its identity"
  }
}
