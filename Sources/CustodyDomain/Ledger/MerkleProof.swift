/// Checks of RFC 6962 proofs, for whoever holds two heads but not the tree. They follow the
/// algorithms of RFC 9162 sections 2.1.3.2 and 2.1.4.2, apart from the code that makes proofs.
public enum MerkleProof {
  /// Whether `proof` shows that `leaf` stands at `index` (0, 1, …) in the tree with this size and root.
  public static func includes(
    _ leaf: Hash256, at index: Int, size: Int, root: Hash256, proof: [Hash256]
  ) -> Bool {
    guard index >= 0, index < size else { return false }
    var position = index
    var last = size - 1
    var hash = leaf
    for step in proof {
      if last == 0 { return false }
      if position & 1 == 1 || position == last {
        hash = .node(step, hash)
        while position & 1 == 0, position != 0 {
          position >>= 1
          last >>= 1
        }
      } else {
        hash = .node(hash, step)
      }
      position >>= 1
      last >>= 1
    }
    return last == 0 && hash == root
  }

  /// Whether `proof` shows that the tree `old` is the beginning of the tree `new`.
  public static func extends(
    oldSize: Int, oldRoot: Hash256, newSize: Int, newRoot: Hash256, proof: [Hash256]
  ) -> Bool {
    if oldSize == newSize { return proof.isEmpty && oldRoot == newRoot }
    guard oldSize > 0, oldSize < newSize else { return false }
    // A complete old tree is itself the first step.
    var steps = oldSize.nonzeroBitCount == 1 ? [oldRoot] + proof : proof
    guard !steps.isEmpty else { return false }
    var position = oldSize - 1
    var last = newSize - 1
    while position & 1 == 1 {
      position >>= 1
      last >>= 1
    }
    var old = steps.removeFirst()
    var new = old
    for step in steps {
      if last == 0 { return false }
      if position & 1 == 1 || position == last {
        old = .node(step, old)
        new = .node(step, new)
        while position & 1 == 0, position != 0 {
          position >>= 1
          last >>= 1
        }
      } else {
        new = .node(new, step)
      }
      position >>= 1
      last >>= 1
    }
    return last == 0 && old == oldRoot && new == newRoot
  }
}
