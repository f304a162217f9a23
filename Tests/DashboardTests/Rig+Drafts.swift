import CustodyDashboard
import CustodyDomain

extension Rig {
  /// The requests that were to be saved as drafts since the last `forget`.
  var saved: [DecisionRequest] {
    effects.flatMap { effect -> [DecisionRequest] in
      if case .saveDrafts(let requests) = effect { return requests }
      return []
    }
  }

  /// A dashboard at the first row of the standard tier: notes-sync.
  static func atStandard() -> Rig {
    var rig = Rig()
    rig.press("/ n o t e s enter")
    rig.forget()
    return rig
  }
}
