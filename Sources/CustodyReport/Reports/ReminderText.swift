import CustodyDomain

/// A reminder as text that somebody sends.
public enum ReminderText {
  /// The reminder.
  public static func text(_ reminder: Reminder, now: Instant, door: TextDoor) -> String {
    let plan = reminder.plan
    let days = now.days(until: plan.due)
    let due =
      plan.due <= now
      ? "was due on \(plan.due.dateText)"
      : "is due on \(plan.due.dateText) (\(days == 1 ? "1 day" : "\(days) days") left)"
    var text = "To: \(door(reminder.email ?? reminder.person))\n"
    text += "Subject: \(plan.name): \(reminder.count) \(noun(reminder.count)) to decide by "
    text += "\(plan.due.dateText)\(plan.due <= now ? ", overdue" : "")\n\n"
    text += "\(door(reminder.name)), the review \(plan.name) \(due). "
    text += "\(reminder.count) \(noun(reminder.count)) wait for your decision"
    text += reminder.worst > 0 ? ", \(reminder.worst) of high risk or above.\n\n" : ".\n\n"
    for row in reminder.first {
      text += "  \(row.risk.short.padded(5)) \(door(row.identity))  (\(row.id.text))\n"
    }
    if reminder.count > reminder.first.count {
      text += "  and \(reminder.count - reminder.first.count) more\n"
    }
    text += "\nDecide in the dashboard: custody --query 'campaign:\(plan.name) asked:me'\n"
    text += "Without an answer nothing is approved; what is not yours can be delegated:\n"
    text += "custody campaign delegate \(plan.name) --to PERSON --note WHY\n"
    return text
  }

  private static func noun(_ count: Int) -> String { count == 1 ? "item" : "items" }
}

extension String {
  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
