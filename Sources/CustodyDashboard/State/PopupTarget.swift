import CustodyDomain

extension Popup {
  /// The items that the popup's decision is about; nil where it decides nothing.
  var target: Target? {
    get {
      switch self {
      case .reason(let reason): reason.target
      case .picker(let picker): picker.target
      case .ask(let ask): ask.target
      case .menu(let menu): menu.target
      case .commands, .submit, .notice, .text, .roster, .closeCampaign, .openCampaign: nil
      }
    }
    set {
      switch self {
      case .reason(var reason):
        reason.target = newValue ?? reason.target
        self = .reason(reason)
      case .picker(var picker):
        picker.target = newValue ?? picker.target
        self = .picker(picker)
      case .ask(var ask):
        ask.target = newValue
        self = .ask(ask)
      case .menu(var menu):
        menu.target = newValue
        self = .menu(menu)
      case .commands, .submit, .notice, .text, .roster, .closeCampaign, .openCampaign: break
      }
    }
  }
}
