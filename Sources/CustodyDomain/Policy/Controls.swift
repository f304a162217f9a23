/// One control, risk or layer of a published framework.
public struct Control: Hashable, Sendable {
  /// The id as its publisher writes it: `NHI7:2025`.
  public var id: String
  /// The framework and its edition.
  public var edition: String
  /// What it is called there, or what it asks for in a few words.
  public var title: String
  /// `published`, or what else it is.
  public var status: String
  /// A control.
  public init(id: String, edition: String, title: String, status: String = "published") {
    self.id = id
    self.edition = edition
    self.title = title
    self.status = status
  }
}

/// A label that guidance quotes though it isn't an id, or not for what it is quoted for.
public struct MisquotedLabel: Hashable, Sendable {
  /// As it is quoted.
  public var label: String
  /// What it is quoted for.
  public var meant: String
  /// What is wrong with it.
  public var problem: String
  /// The ids that say what is meant.
  public var right: [String]
}

/// The controls that findings are evidence for, and the labels that are quoted in their stead.
public enum ControlCatalogue {
  /// All controls, by framework.
  public static let all: [Control] = table.flatMap { edition, status, rows in
    rows.map { Control(id: $0.0, edition: edition, title: $0.1, status: status) }
  }

  /// The control with an id, without regard to case.
  public static func control(_ id: String) -> Control? {
    let folded = id.lowercased()
    return all.first { $0.id.lowercased() == folded }
  }

  /// What is known of a label that people quote, without regard to case; several meanings are several
  /// answers. A right id that is quoted rightly gives none.
  public static func misquoted(_ label: String) -> [MisquotedLabel] {
    let folded = label.lowercased()
    return misquotedLabels.filter { $0.label.lowercased() == folded }
  }

  /// Labels with their right ids.
  public static let misquotedLabels: [MisquotedLabel] = [
    .init(
      label: "NHI-01", meant: "sessions that expose or reuse credentials without an owner",
      problem: "not an id; NHI1:2025 is Improper Offboarding",
      right: ["NHI9:2025", "NHI2:2025", "NHI1:2025"]),
    .init(
      label: "AI-03", meant: "AI actions through browsers need control at run time",
      problem: "not an id of OWASP's", right: ["ASI03", "ASI02", "T3", "T9"]),
    .init(
      label: "GV.OC-02", meant: "ownership and accountability",
      problem: "an id of CSF 2.0, about stakeholders and their needs",
      right: ["GV.RR-02", "GV.RR-01"]),
    .init(
      label: "NHI-03", meant: "tokens need short lifetimes and rotation",
      problem: "not an id; NHI3:2025 is Vulnerable Third-Party NHI",
      right: ["NHI7:2025", "NHI2:2025"]),
    .init(
      label: "NHI-03", meant: "machine identities that can create administrators",
      problem: "not an id; NHI3:2025 fits only where a third party holds it",
      right: ["NHI5:2025", "NHI3:2025"]),
    .init(
      label: "A2", meant: "exceeding permissions by chained actions",
      problem: "not an id of OWASP's",
      right: ["ASI02", "ASI03"]),
    .init(
      label: "AGENT-04", meant: "traceability of agents' actions",
      problem: "not an id; ASI04 is about the supply chain", right: ["T8", "ASI03"]),
    .init(
      label: "IAM-02", meant: "identity and authorisation of agents",
      problem: "MAESTRO has layers and no ids; in CSA CCM v4 it is password policy",
      right: ["L6", "L7"]),
    .init(
      label: "A01", meant: "overbroad authority of agents",
      problem: "not an id; ASI01 is Agent Goal Hijack",
      right: ["ASI03", "ASI02", "T3", "NHI5:2025"]),
    .init(
      label: "PR.AC-4", meant: "access permissions", problem: "an id of CSF 1.1",
      right: ["PR.AA-05"]),
  ]

  private static let table: [(String, String, [(String, String)])] = [
    (
      "OWASP Non-Human Identities Top 10 2025", "published",
      [
        ("NHI1:2025", "Improper Offboarding"), ("NHI2:2025", "Secret Leakage"),
        ("NHI3:2025", "Vulnerable Third-Party NHI"), ("NHI4:2025", "Insecure Authentication"),
        ("NHI5:2025", "Overprivileged NHI"),
        ("NHI6:2025", "Insecure Cloud Deployment Configurations"),
        ("NHI7:2025", "Long-Lived Secrets"), ("NHI8:2025", "Environment Isolation"),
        ("NHI9:2025", "NHI Reuse"), ("NHI10:2025", "Human Use of NHI"),
      ]
    ),
    (
      "OWASP Top 10 for Agentic Applications 2026", "published",
      [
        ("ASI01", "Agent Goal Hijack"), ("ASI02", "Tool Misuse and Exploitation"),
        ("ASI03", "Identity and Privilege Abuse"),
        ("ASI04", "Agentic Supply Chain Vulnerabilities"),
        ("ASI05", "Unexpected Code Execution (RCE)"), ("ASI06", "Memory & Context Poisoning"),
        ("ASI07", "Insecure Inter-Agent Communication"), ("ASI08", "Cascading Failures"),
        ("ASI09", "Human-Agent Trust Exploitation"), ("ASI10", "Rogue Agents"),
      ]
    ),
    (
      "OWASP Agentic AI Threats and Mitigations", "published",
      [
        ("T1", "Memory Poisoning"), ("T2", "Tool Misuse"), ("T3", "Privilege Compromise"),
        ("T4", "Resource Overload"), ("T5", "Cascading Hallucination Attacks"),
        ("T6", "Intent Breaking & Goal Manipulation"), ("T7", "Misaligned & Deceptive Behaviors"),
        ("T8", "Repudiation & Untraceability"), ("T9", "Identity Spoofing & Impersonation"),
        ("T10", "Overwhelming Human-in-the-Loop"), ("T11", "Unexpected RCE and Code Attacks"),
        ("T12", "Agent Communication Poisoning"), ("T13", "Rogue Agents in Multi-Agent Systems"),
        ("T14", "Human Attacks on Multi-Agent Systems"), ("T15", "Human Manipulation"),
        ("T16", "Insecure Inter-Agent Protocol Abuse"), ("T17", "Supply Chain Compromise"),
      ]
    ),
    (
      "NIST CSF 2.0", "published",
      [
        ("GV.OC-02", "Stakeholders are understood, and their needs considered"),
        ("GV.RR-01", "Leadership is responsible and accountable"),
        ("GV.RR-02", "Roles, responsibilities and authorities are established and enforced"),
        ("GV.SC-07", "Risks of suppliers are understood and monitored"),
        ("ID.AM-02", "Inventories of software, services and systems"),
        ("ID.AM-03", "Representations of communication and data flows"),
        ("ID.AM-04", "Inventories of services by suppliers"),
        ("ID.AM-05", "Assets are prioritised"), ("ID.AM-07", "Inventories of data"),
        ("ID.AM-08", "Systems are managed through their life cycles"),
        ("ID.RA-07", "Changes and exceptions are managed and tracked"),
        ("PR.AA-01", "Identities and credentials are managed"),
        ("PR.AA-02", "Identities are proofed and bound to credentials"),
        ("PR.AA-03", "Users, services and hardware are authenticated"),
        ("PR.AA-04", "Identity assertions are protected, conveyed and verified"),
        ("PR.AA-05", "Access permissions are defined, managed, enforced and reviewed"),
        ("PR.PS-04", "Log records are generated"),
        ("DE.CM-06", "External service providers are monitored"),
        ("DE.CM-09", "Runtime environments are monitored"),
      ]
    ),
    (
      "NIST AI RMF 1.0", "published",
      [
        ("GOVERN 1.6", "Mechanisms inventory AI systems"),
        ("GOVERN 1.7", "AI systems are decommissioned safely"),
        ("GOVERN 2.1", "Roles and responsibilities are documented"),
        ("GOVERN 3.2", "Roles for human oversight are defined"),
        ("GOVERN 6.1", "Policies address risks of third parties"),
        ("MAP 3.3", "The scope of application is documented"),
        ("MAP 3.5", "Processes for human oversight are defined"),
        ("MAP 4.2", "Controls of components, third parties included, are documented"),
        ("MEASURE 2.4", "Behaviour is monitored in production"),
        ("MEASURE 2.8", "Risks of transparency and accountability are examined"),
        ("MEASURE 3.1", "Risks are tracked over time"),
        ("MANAGE 2.4", "Mechanisms to supersede, disengage or deactivate are in place"),
        ("MANAGE 3.1", "Risks of third-party resources are monitored"),
        ("MANAGE 4.1", "Monitoring after deployment is implemented"),
      ]
    ),
    ("NIST AI 600-1", "published", [("AI 600-1", "Generative Artificial Intelligence Profile")]),
    (
      "NIST IR 8596", "initial preliminary draft, 2025-12-16",
      [("IR 8596", "Cybersecurity Framework Profile for Artificial Intelligence")]
    ),
    (
      "NIST SP 800-53 r5", "published",
      [
        ("AC-2", "Account Management"),
        ("AC-2(2)", "Automated Temporary and Emergency Account Management"),
        ("AC-2(3)", "Disable Accounts"), ("AC-5", "Separation of Duties"),
        ("AC-6", "Least Privilege"), ("AC-6(7)", "Review of User Privileges"),
        ("AU-10", "Non-repudiation"), ("AU-12", "Audit Record Generation"),
        ("IA-5", "Authenticator Management"), ("IA-9", "Service Identification and Authentication"),
      ]
    ),
    (
      "CSA MAESTRO 2025 (layers; it has no control ids)", "published",
      [
        ("L1", "Foundation Models"), ("L2", "Data Operations"), ("L3", "Agent Frameworks"),
        ("L4", "Deployment & Infrastructure"), ("L5", "Evaluation & Observability"),
        ("L6", "Security & Compliance"), ("L7", "Agent Ecosystem"),
      ]
    ),
    (
      "ISO/IEC 27001:2022 Annex A", "published",
      [
        ("A.5.3", "Segregation of duties"), ("A.5.9", "Inventory of information and assets"),
        ("A.5.15", "Access control"), ("A.5.16", "Identity management"),
        ("A.5.17", "Authentication information"), ("A.5.18", "Access rights"),
        ("A.8.2", "Privileged access rights"),
      ]
    ),
    (
      "SOC 2 Trust Services Criteria 2017 (rev. 2022)", "published",
      [
        ("CC6.1", "Logical access security"),
        ("CC6.2", "Credentials are registered, authorised and removed"),
        ("CC6.3", "Access is authorised, modified and removed by least privilege"),
      ]
    ),
    (
      "PCI DSS 4.0.1", "published",
      [
        ("7.2.4", "User accounts and privileges are reviewed every six months"),
        ("7.2.5", "Application and system accounts have least privileges"),
        ("7.2.5.1", "Access by application and system accounts is reviewed periodically"),
        ("8.2.6", "Accounts inactive for 90 days are removed or disabled"),
        ("8.6.1", "Interactive use of system accounts is prevented"),
        ("8.6.3", "Passwords of system accounts are changed and protected"),
      ]
    ),
  ]
}
