import CustodyDomain

/// Questions that are answered with one typed line.
extension Model {
  mutating func press(_ key: Key, in popup: AskPopup) -> [Effect] {
    var ask = popup
    if ask.question == .note, key == .control("e"), let target = ask.target {
      self.popup = nil
      noteTarget = target
      return [.edit(ask.field.text)]
    }
    guard key == .enter else {
      if ask.field.handle(key) { ask.fault = nil }
      self.popup = .ask(ask)
      return []
    }
    let text = ask.field.text.trimmed
    switch ask.question {
    case .importPath:
      guard !text.isEmpty else { return fault("type the path of an export", &ask) }
      self.popup = nil
      jobs[.importing] = JobState()
      say("importing \(safe(text))")
      return [.importFile(text)]
    case .park:
      guard !text.isEmpty else { return fault("say in a word why", &ask) }
      guard text.count <= Parking.limit else {
        return fault("shorter: at most \(Parking.limit) letters", &ask)
      }
      return ask.target.map { openPicker(.parking(why: text), $0) } ?? []
    case .task(let task, let status):
      guard status != .cannotApply || !text.isEmpty else { return fault("say why", &ask) }
      return move(task: task, to: status, note: text)
    case .delegation(let delegation):
      guard !text.isEmpty else { return fault("say in a line why", &ask) }
      return delegate(delegation, because: text)
    case .note:
      guard !text.isEmpty else { return fault("type a note", &ask) }
      return ask.target.map { commit(.note(text), reason: nil, $0) } ?? []
    case .purpose:
      guard !text.isEmpty else { return fault("say what it is needed for", &ask) }
      return ask.target.map { commit(.set(.purpose(text)), reason: nil, $0) } ?? []
    case .acceptance:
      guard !text.isEmpty else { return fault("name who accepted it", &ask) }
      return ask.target.map { commit(.set(.acceptance(by: text)), reason: nil, $0) } ?? []
    case .until:
      guard let until = date(text) else { return fault("write 30d or 2027-01-31", &ask) }
      guard until > now else { return fault("that day has passed", &ask) }
      if let limit = limit(of: ask.target), until > limit {
        return fault("at most until \(safe(limit.dateText)): the limit of its tier", &ask)
      }
      return commitKept(.recertifyUntil(until), ask)
    case .condition:
      guard !text.isEmpty else { return fault("say what is to be done meanwhile", &ask) }
      return askEnd(.conditionUntil(text), ask.target)
    case .conditionUntil(let condition):
      guard let until = date(text) else { return fault("write 30d or 2027-01-31", &ask) }
      guard until > now else { return fault("that day has passed", &ask) }
      if let limit = limit(of: ask.target), until >= limit {
        return fault("before \(safe(limit.dateText)): on that day it returns anyway", &ask)
      }
      return commitKept(.keep(until: until, condition: condition), ask)
    case .exceptionUntil(let rule):
      guard let until = date(text) else { return fault("write 30d or 2027-01-31", &ask) }
      guard until > now else { return fault("that day has passed", &ask) }
      if let limit = limit(of: ask.target), until > limit {
        return fault("at most until \(safe(limit.dateText)): the limit of its tier", &ask)
      }
      return ask.target.map { askReason(.exception(rule: rule, until: until), $0) } ?? []
    case .breakGlass(let item): return beginBreakGlass(on: item, text, &ask)
    case .countersign: return countersign(text, &ask)
    case .deferUntil(let person):
      guard let until = date(text) else { return fault("write 14d or 2027-01-31", &ask) }
      guard until > now else { return fault("that day has passed", &ask) }
      return ask.target.map {
        commit(.deferTo(person: person, until: until), reason: nil, $0)
      } ?? []
    }
  }

  /// Recertifies until a date; a strict item needs a reason for that too.
  private mutating func commitKept(_ verb: Verb, _ ask: AskPopup) -> [Effect] {
    guard let target = ask.target else { return [] }
    if !target.isBulk, let row = target.rows?.first, row.tier == .strict {
      var reason = ReasonPopup(
        verb: verb, target: target, reasons: ReasonPopup.usual(verb), optional: false)
      reason.request = nextRequest()
      popup = .reason(reason)
      return [.loadReasons(action: verb.word, limit: 6, request: reason.request)]
    }
    return commit(verb, reason: nil, target)
  }

  mutating func fault(_ text: Chrome, _ ask: inout AskPopup) -> [Effect] {
    ask.fault = text
    popup = .ask(ask)
    return []
  }

  /// The earliest of the limits of the tiers that are recertified.
  func limit(of target: Target?) -> Instant? {
    (target?.rows ?? []).filter { target?.isBulk == false || $0.tier != .strict }
      .map { now.adding(days: setup.policy.recertify[$0.tier]) }.min()
  }

  /// A number of days from now (`30d`, `30`), or a date.
  func date(_ text: String) -> Instant? {
    let number = text.hasSuffix("d") ? String(text.dropLast()) : text
    if let days = Int(number) { return (1...36_500).contains(days) ? now.adding(days: days) : nil }
    return text.count == 10 ? Instant(text: text) : nil
  }
}
