extension String {
  /// Without blanks, tabs and line ends around it.
  var trimmed: String {
    let blanks: Set<Unicode.Scalar> = [" ", "\t", "\r", "\n"]
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !blanks.contains($0) }),
      let last = scalars.lastIndex(where: { !blanks.contains($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// The first letter in the other case: `clientId` and `ClientId`.
  var recapitalised: String {
    guard let first = utf8.first else { return self }
    let head = first >= 97 ? prefix(1).uppercased() : prefix(1).lowercased()
    return head + dropFirst()
  }
}

extension [String] {
  /// Each once, in order, and none empty.
  var uniqued: [String] {
    var seen: Set<String> = [""]
    return filter { seen.insert($0).inserted }
  }
}
