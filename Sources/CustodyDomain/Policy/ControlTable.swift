/// The frameworks as they were published, with the controls that a review of access is evidence for. Titles of
/// long controls are given in a few words.
extension ControlCatalogue {
  static let table: [(word: String, edition: String, status: String, rows: [(String, String)])] = [
    (
      "nhi", "OWASP Non-Human Identities Top 10 2025", "published",
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
      "asi", "OWASP Top 10 for Agentic Applications 2026", "published",
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
      "threats", "OWASP Agentic AI Threats and Mitigations", "published",
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
      "csf", "NIST CSF 2.0", "published",
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
        ("PR.AA-06", "Physical access to assets is managed"),
        ("PR.PS-04", "Log records are generated"),
        ("DE.CM-06", "External service providers are monitored"),
        ("DE.CM-09", "Runtime environments are monitored"),
      ]
    ),
    (
      "ai-rmf", "NIST AI RMF 1.0", "published",
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
    (
      "ai-600-1", "NIST AI 600-1", "published",
      [("AI 600-1", "Generative Artificial Intelligence Profile")]
    ),
    (
      "ir-8596", "NIST IR 8596", "initial preliminary draft, 2025-12-16",
      [("IR 8596", "Cybersecurity Framework Profile for Artificial Intelligence")]
    ),
    (
      "800-53", "NIST SP 800-53 r5", "published",
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
      "maestro", "CSA MAESTRO 2025 (layers; it has no control ids)", "published",
      [
        ("L1", "Foundation Models"), ("L2", "Data Operations"), ("L3", "Agent Frameworks"),
        ("L4", "Deployment & Infrastructure"), ("L5", "Evaluation & Observability"),
        ("L6", "Security & Compliance"), ("L7", "Agent Ecosystem"),
      ]
    ),
    (
      "ccm", "CSA CCM v4 and AICM", "published",
      [
        ("IAM-02", "Strong Password Policy and Procedures"), ("IAM-03", "Identity Inventory"),
        ("IAM-04", "Separation of Duties"), ("IAM-05", "Least Privilege"),
        ("IAM-07", "User Access Changes and Revocation"), ("IAM-08", "User Access Review"),
        ("IAM-10", "Management of Privileged Access Roles"),
        ("IAM-16", "Authorization Mechanisms"),
      ]
    ),
    (
      "iso-27001", "ISO/IEC 27001:2022 Annex A", "published",
      [
        ("A.5.3", "Segregation of duties"), ("A.5.9", "Inventory of information and assets"),
        ("A.5.15", "Access control"), ("A.5.16", "Identity management"),
        ("A.5.17", "Authentication information"), ("A.5.18", "Access rights"),
        ("A.8.2", "Privileged access rights"),
      ]
    ),
    (
      "soc-2", "SOC 2 Trust Services Criteria 2017 (rev. 2022)", "published",
      [
        ("CC6.1", "Logical access security"),
        ("CC6.2", "Credentials are registered, authorised and removed"),
        ("CC6.3", "Access is authorised, modified and removed by least privilege"),
      ]
    ),
    (
      "pci-dss", "PCI DSS 4.0.1", "published",
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
