// Made from the files in Rules: UPDATE_GOLDEN=1 swift test --filter RuleManual

extension RuleCatalogue {
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
    StaleInventory(),
  ]
}
