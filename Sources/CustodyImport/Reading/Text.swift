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

/// The word among `known` nearest to `word` by edits; nil if none is near.
func nearest(_ word: String, among known: [String]) -> String? {
  let target = Array(word.lowercased().utf8.prefix(64))
  let scored = known.map { ($0, distance(target, Array($0.lowercased().utf8.prefix(64)))) }
  guard let best = scored.min(by: { $0.1 < $1.1 }) else { return nil }
  return best.1 <= max(2, target.count / 3) ? best.0 : nil
}

private func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var row = Array(0...right.count)
  for (index, byte) in left.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for (column, other) in right.enumerated() {
      let step = min(row[column], row[column + 1]) + 1
      let same = diagonal + (byte == other ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(step, same)
    }
  }
  return row[right.count]
}

extension [String] {
  /// Each once, in order, and none empty.
  var uniqued: [String] {
    var seen: Set<String> = [""]
    return filter { seen.insert($0).inserted }
  }
}
