/// The word of `words` that was probably meant; nil where none is near, for a far guess misleads more than
/// none does.
///
/// Near is what `word` begins (from two letters on), else what differs in at most one letter for a word of up
/// to four, two up to seven, three above. Case doesn't count; of equals it is the first.
public func nearest(to word: String, among words: [String]) -> String? {
  let folded = word.lowercased()
  let length = folded.count
  if length > 1, let begun = words.first(where: { $0.lowercased().hasPrefix(folded) }) {
    return begun
  }
  let most = length <= 4 ? 1 : length <= 7 ? 2 : 3
  let letters = Array(folded.unicodeScalars.prefix(64))
  let scored = words.map { ($0, edits(letters, Array($0.lowercased().unicodeScalars.prefix(64)))) }
  guard let best = scored.min(by: { $0.1 < $1.1 }), best.1 <= most, best.1 < length else {
    return nil
  }
  return best.0
}

/// The end of a complaint about a wrong word: the nearest right one, else all that there are.
public func nearestHint(to word: String, among words: [String]) -> String {
  nearest(to: word, among: words).map { "the nearest is '\($0)'" }
    ?? "there are: \(words.joined(separator: " "))"
}

/// Letters to put in, take out or replace to make one word of the other.
private func edits(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var row = Array(0...right.count)
  for (index, letter) in left.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for (column, other) in right.enumerated() {
      let replaced = diagonal + (letter == other ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
    }
  }
  return row[right.count]
}
