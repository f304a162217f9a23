/// What to do at a source after a revocation or rotation. custody runs nothing by itself; it prints the
/// exact command, and only where every value in it has the shape that its provider gives it, because arguments
/// are an injection surface even without a shell.
public enum RevocationStep: Hashable, Sendable {
  /// The arguments of a command, to be run by a person.
  case command([String])
  /// A sentence, where there is no command or a value in it can't be trusted.
  case instruction(String)

  /// Whether it is a command.
  public var isCommand: Bool { if case .command = self { true } else { false } }

  /// The command's arguments; nil where there is none.
  public var arguments: [String]? {
    if case .command(let arguments) = self { arguments } else { nil }
  }

  /// The step on one line; a command as a shell reads it back.
  public var text: String {
    switch self {
    case .command(let arguments): ShellLine.text(arguments)
    case .instruction(let text): text
    }
  }

  /// The step for an item. What can be undone is preferred: an account or a key that is only switched off can be
  /// switched on again if something breaks; what is switched off already is deleted.
  public init(item: Item, rotation: Bool) {
    let place = RevocationStep.place(of: item)
    do throws(Unfit) {
      if rotation {
        self =
          try RevocationStep.rotation(item)
          ?? .instruction("replace the credential \(place), then import that source again")
      } else {
        self =
          try RevocationStep.removal(item)
          ?? .instruction("remove it \(place), then import that source again")
      }
    } catch {
      let fault =
        error.isMissing
        ? "the export doesn't say \(error.what)"
        : "\(error.what) is not one that \(item.source) makes, so it stands in no command"
      self = .instruction(
        "\(fault): look it up and \(rotation ? "replace the credential" : "remove it") by hand "
          + "\(place), then import that source again")
    }
  }

  private static func removal(_ item: Item) throws(Unfit) -> RevocationStep? {
    switch item.source {
    case "entra": try entra(item)
    case "google": try google(item)
    case "gcp": try gcp(item)
    case "github": try github(item)
    case "aws": try aws(item)
    case "vault":
      .command([
        "vault", "token", "revoke", "-accessor",
        try item.sourceID.shaped(.opaque, "the token's accessor"),
      ])
    case "spire":
      .command([
        "spire-server", "entry", "delete",
        "-entryID=" + (try item.sourceID.shaped(.opaque, "the entry's id")),
      ])
    default: nil
    }
  }

  /// Where a person finds the item, as the end of a sentence.
  static func place(of item: Item) -> String {
    switch (item.source, item.kind) {
    case ("entra", .oauthGrant):
      "in the Entra admin center, Enterprise applications, its application, Permissions"
    case ("entra", .apiKey):
      "in the Entra admin center, App registrations, its application, Certificates & secrets"
    case ("entra", _): "in the Entra admin center, Enterprise applications, Properties"
    case ("google", _):
      "in the Google admin console, Directory, Users, its user, Security, Connected applications"
    case ("gcp", _): "in the Google Cloud console, IAM & Admin, Service accounts"
    case ("aws", _): "in the AWS console, IAM, Users, its user, Security credentials"
    case ("github", .aiAccount):
      "at GitHub, organisation settings, Copilot, Access (the seat, or the person's team that gives it)"
    case ("github", .application): "at GitHub, organisation settings, Installed GitHub Apps"
    case ("github", _) where item.sourceID.hasPrefix("deploy-key/"):
      "at GitHub, the repository's settings, Deploy keys"
    case ("github", _):
      "at GitHub, organisation settings, Personal access tokens, Active tokens"
    case ("okta", .apiKey): "in the Okta admin console, Security, API, Tokens"
    case ("okta", .oauthGrant):
      "in the Okta admin console, Applications, its application, Okta API Scopes"
    case ("okta", _): "in the Okta admin console, Applications"
    case ("slack", _): "at Slack, workspace administration, Apps, Manage"
    case ("openai", _): "at platform.openai.com, its project's settings, API keys and members"
    case ("anthropic", _): "at console.anthropic.com, organisation settings, API keys and members"
    case ("chrome", _): "in the Google admin console, Devices, Chrome, Apps & extensions: block it"
    default: "at \(item.source)"
    }
  }
}

extension String {
  /// The text, if it has the shape that a command needs.
  func shaped(_ shape: IDShape, _ what: String) throws(Unfit) -> String {
    try Optional(self).checked(shape, what)
  }
}
