/// All rules. A new one is a file in `Rules` and a line here.
public enum RuleCatalogue {
  /// In the order of their ids.
  public static let all: [any Rule] = [
    BorrowedSession(),
    CanCreateAdmin(),
    ChainIncomplete(),
    Dormant(),
    Expired(),
    HiddenText(),
    IAMOwnerMissing(),
    LongLivedSecret(),
    Lookalike(),
    NeverUsed(),
    NoExpiry(),
    OverbroadScope(),
    OwnerLeft(),
    Ownerless(),
    PersonalAccount(),
    PrincipalLeft(),
    PurposeMissing(),
    RogueApp(),
    RotationOverdue(),
    ScopeCreep(),
  ]

  /// The rule with an id.
  public static func rule(_ id: String) -> (any Rule)? { all.first { $0.id == id } }
}
