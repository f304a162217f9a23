import CustodyDomain

/// Keys while a popup is open.
extension Model {
  mutating func pressInPopup(_ key: Key, wasLocked: Bool) -> [Effect] {
    guard let popup else { return [] }
    // Esc always closes; q does where nothing is typed.
    if key == .escape {
      // Nobody was named to see to it: parked all the same.
      if case .picker(let picker) = popup, case .parking(let why) = picker.use {
        return park(picker.target, why: why, whom: nil)
      }
      self.popup = nil
      return []
    }
    switch popup {
    case .menu(let menu): return press(key, in: menu)
    case .reason(let reason): return press(key, in: reason)
    case .picker(let picker): return press(key, in: picker)
    case .ask(let ask): return press(key, in: ask)
    case .commands(let commands): return press(key, in: commands)
    case .submit(let submit): return press(key, in: submit, wasLocked: wasLocked)
    case .notice(let notice): return press(key, in: notice)
    case .text(let view): return press(key, in: view)
    case .roster(let roster): return press(key, in: roster)
    case .closeCampaign(let close): return press(key, in: close)
    case .openCampaign(let open): return press(key, in: open)
    }
  }

  /// Pasted text goes where text is typed; nil: nothing is typed here.
  mutating func pasteInPopup(_ text: String) -> [Effect]? {
    switch popup {
    case .reason(var reason)?:
      reason.field.insert(text)
      popup = .reason(reason)
    case .picker(var picker)?:
      picker.field.insert(text)
      return search(&picker)
    case .ask(var ask)?:
      ask.field.insert(text)
      popup = .ask(ask)
    case .roster(var roster)?:
      roster.field.insert(text)
      return search(&roster)
    case .closeCampaign(var close)?:
      close.field.insert(text)
      popup = .closeCampaign(close)
    case .openCampaign(var open)?:
      open.fields[open.focus].insert(text)
      open.opening = nil
      popup = .openCampaign(open)
    case .commands(var commands)?:
      commands.field.insert(text)
      commands.cursor = 0
      popup = .commands(commands)
    default: return nil
    }
    return []
  }

  // MARK: Menus

  func count(of menu: Menu) -> Int {
    switch menu.kind {
    case .queues: queues.count
    case .sort: Sort.allCases.count
    case .grouping: Grouping.allCases.count + 1
    case .facts: 4
    case .initiation: Initiation.allCases.count
    case .acting: ActingMode.allCases.count
    case .exceptions(let rules): rules.count
    case .meeting: AgendaGrouping.allCases.count
    }
  }

  private mutating func press(_ key: Key, in menu: Menu) -> [Effect] {
    var menu = menu
    let count = count(of: menu)
    switch key {
    case .enter: return choose(menu.cursor, in: menu)
    case .character("q"):
      popup = nil
      return []
    case .character(let character):
      if let number = character.wholeNumberValue, (1...9).contains(number), number <= count {
        return choose(number - 1, in: menu)
      }
      if character == "j" { menu.cursor += 1 }
      if character == "k" { menu.cursor -= 1 }
    case .down, .tab: menu.cursor += 1
    case .up, .backTab: menu.cursor -= 1
    case .home: menu.cursor = 0
    case .end: menu.cursor = count - 1
    default: return []
    }
    menu.cursor = max(0, min(menu.cursor, count - 1))
    popup = .menu(menu)
    return []
  }

  mutating func openMenu(_ kind: Menu.Kind) {
    var menu = Menu(kind: kind)
    if kind == .sort { menu.cursor = Sort.allCases.firstIndex(of: list?.sort ?? .risk) ?? 0 }
    if kind == .grouping, let grouping = list?.grouping {
      menu.cursor = Grouping.allCases.firstIndex(of: grouping) ?? 0
    }
    popup = .menu(menu)
  }

  private mutating func choose(_ index: Int, in menu: Menu) -> [Effect] {
    popup = nil
    switch menu.kind {
    case .queues: return choose(queue: index)
    case .meeting: return beginMeeting(by: index == 0 ? .tool : .owner)
    case .sort: return choose(sort: Sort.allCases[index])
    case .grouping:
      let known = Grouping.allCases
      return choose(grouping: index < known.count ? known[index] : nil)
    case .facts:
      guard let target = menu.target else { return [] }
      switch index {
      case 0: popup = .ask(AskPopup(question: .purpose, target: target))
      case 1: popup = .menu(Menu(kind: .initiation, target: target))
      case 2: popup = .menu(Menu(kind: .acting, target: target))
      default: popup = .ask(AskPopup(question: .acceptance, target: target))
      }
      return []
    case .initiation:
      guard let target = menu.target else { return [] }
      return commit(.set(.initiation(Initiation.allCases[index])), reason: nil, target)
    case .acting:
      guard let target = menu.target else { return [] }
      return commit(.set(.acting(ActingMode.allCases[index])), reason: nil, target)
    case .exceptions(let rules): return choose(exception: rules[index], menu.target)
    }
  }

  // MARK: Reasons

  private mutating func press(_ key: Key, in popup: ReasonPopup) -> [Effect] {
    var reason = popup
    if reason.field.isEmpty, case .character(let character) = key,
      let number = character.wholeNumberValue, (1...reason.reasons.count).contains(number)
    {
      return commit(reason.verb, reason: reason.reasons[number - 1], reason.target)
    }
    if key == .enter {
      let text = reason.field.text.trimmed
      guard !text.isEmpty || reason.optional else { return [] }
      return commit(reason.verb, reason: text.isEmpty ? nil : text, reason.target)
    }
    _ = reason.field.handle(key)
    self.popup = .reason(reason)
    return []
  }

  // MARK: People

  private mutating func press(_ key: Key, in popup: PickerPopup) -> [Effect] {
    var picker = popup
    let count = picker.shown.count
    switch key {
    case .enter: return pick(picker.cursor, in: picker)
    case .tab, .backTab:
      picker.teams.toggle()
      picker.cursor = 0
    case .down, .control("n"): picker.cursor = min(picker.cursor + 1, max(0, count - 1))
    case .up, .control("p"): picker.cursor = max(0, picker.cursor - 1)
    case .control("r"):
      guard case .owner(let role) = picker.use,
        let index = OwnerRole.allCases.firstIndex(of: role)
      else { return [] }
      picker.use = .owner(OwnerRole.allCases[(index + 1) % OwnerRole.allCases.count])
    case .control("o"):
      // What this person owns already: their items, in the panel of owners.
      guard picker.shown.indices.contains(picker.cursor) else { return [] }
      return openPerson(picker.shown[picker.cursor].person.id)
    case .character(let character):
      // A digit chooses until something is typed; after that it belongs to the name.
      if picker.field.isEmpty, let number = character.wholeNumberValue, (1...9).contains(number) {
        return pick(number - 1, in: picker)
      }
      _ = picker.field.handle(key)
      return search(&picker)
    default:
      guard picker.field.handle(key) else { return [] }
      return search(&picker)
    }
    self.popup = .picker(picker)
    return []
  }

  private mutating func search(_ picker: inout PickerPopup) -> [Effect] {
    picker.request = nextRequest()
    picker.isLoading = true
    popup = .picker(picker)
    return [candidates(for: picker)]
  }

  mutating func take(_ candidates: [Candidate], _ request: Int) -> [Effect] {
    guard case .picker(var picker)? = popup, picker.request == request else {
      takeRoster(candidates, request)
      return []
    }
    picker.candidates =
      meeting?.ranked(candidates, typed: !picker.field.isEmpty) ?? candidates
    picker.isLoading = false
    // The cursor begins at the first who can be chosen.
    picker.cursor = picker.shown.firstIndex { $0.barred == nil } ?? 0
    popup = .picker(picker)
    return []
  }

  private mutating func pick(_ index: Int, in picker: PickerPopup) -> [Effect] {
    guard picker.shown.indices.contains(index) else {
      say("nobody there: type another name", .warning)
      return []
    }
    let candidate = picker.shown[index]
    if let barred = candidate.barred {
      say("\(safe(candidate.person.name)) can't be chosen: \(safe(barred))", .warning)
      return []
    }
    switch picker.use {
    case .owner(let role):
      return commit(
        .reassign(role: role, person: candidate.person.id), reason: nil, picker.target)
    case .delegation(let campaign, let from, let items):
      return askWhy(
        CampaignDelegation(
          campaign: campaign, from: from, to: candidate.person.id, note: "", items: items))
    case .parking(let why):
      return park(picker.target, why: why, whom: candidate.person.id)
    case .deferral:
      var ask = AskPopup(
        question: .deferUntil(person: candidate.person.id), target: picker.target)
      ask.field = TextField("14d")
      popup = .ask(ask)
      return []
    }
  }

  private mutating func openPerson(_ id: String) -> [Effect] {
    popup = nil
    let effects = show(.owners)
    var list = ItemList(
      base: Query([Query.Term(field: .owner, values: [.text(id)])]), name: id)
    list.sort = .risk
    lists[.owners] = list
    return effects + reload(.owners)
  }

  // MARK: Help and palette

  /// The actions that match what was typed, by name or by key.
  func matching(_ commands: CommandsPopup) -> [Binding] {
    let words = commands.field.text.lowercased().split(separator: " ").map(String.init)
    let all = setup.keyMap.bindings.filter { binding in
      commands.isPalette
        ? binding.contexts != .firstRun || isFirstRun
        : binding.contexts.contains(commands.context)
    }
    let found = all.filter { binding in
      let text = "\(binding.id.rawValue) \(binding.title.text)".lowercased()
      let keys = binding.keys.map { $0.name }
      return words.allSatisfy { word in
        text.contains(word) || keys.contains { $0 == word || $0.lowercased() == word }
      }
    }
    // What has no key is reached by its name alone: its own word leads to it and to nothing else first.
    let named = found.filter { binding in
      binding.keys.isEmpty
        && words == binding.id.rawValue.split(separator: ".").suffix(1).map(String.init)
    }
    guard commands.isPalette, let first = named.first else { return found }
    return named + found.filter { $0.id != first.id }
  }

  private mutating func press(_ key: Key, in popup: CommandsPopup) -> [Effect] {
    var commands = popup
    let matches = matching(commands)
    switch key {
    case .enter:
      self.popup = nil
      guard matches.indices.contains(commands.cursor) else {
        say("there is no action like \(safe(commands.field.text))", .warning)
        return []
      }
      return run(matches[commands.cursor].id)
    case .down, .control("n"): commands.cursor += 1
    case .up, .control("p"): commands.cursor -= 1
    case .pageDown: commands.cursor += 10
    case .pageUp: commands.cursor -= 10
    default:
      if commands.field.isEmpty, !commands.isPalette, key == .character("?") {
        self.popup = nil
        return []
      }
      guard commands.field.handle(key) else { return [] }
      commands.cursor = 0
    }
    commands.cursor = max(0, min(commands.cursor, matching(commands).count - 1))
    self.popup = .commands(commands)
    return []
  }
}

extension String {
  /// Without blanks at either end.
  var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
