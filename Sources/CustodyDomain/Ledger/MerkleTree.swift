/// An RFC 6962 tree with all its complete subtrees: roots at every size, and proofs, in O(log² n).
/// It takes 64 bytes a leaf; a writer needs only `MerkleFrontier`.
public struct MerkleTree: Sendable {
  /// `levels[k][i]` is the root of leaves `i * 2^k ..< (i + 1) * 2^k`.
  private var levels: [[Hash256]] = [[]]

  /// A tree without leaves.
  public init() {}

  /// Leaves.
  public var size: Int { levels[0].count }

  /// Adds a leaf.
  public mutating func append(_ leaf: Hash256) {
    var node = leaf
    var level = 0
    while true {
      if level == levels.count { levels.append([]) }
      levels[level].append(node)
      let count = levels[level].count
      if count & 1 == 1 { return }
      node = .node(levels[level][count - 2], node)
      level += 1
    }
  }

  /// The root of the first `size` leaves; nil beyond the tree.
  public func root(at size: Int) -> Hash256? {
    guard (0...self.size).contains(size) else { return nil }
    return size == 0 ? .empty : root(from: 0, count: size)
  }

  /// The leaf of an index (0, 1, …).
  public func leaf(_ index: Int) -> Hash256? {
    levels[0].indices.contains(index) ? levels[0][index] : nil
  }

  /// The proof that leaf `index` (0, 1, …) is in the tree of the first `size` leaves (RFC 6962 2.1.1);
  /// nil if it isn't.
  public func inclusionProof(of index: Int, in size: Int) -> [Hash256]? {
    guard size <= self.size, (0..<size).contains(index) else { return nil }
    return path(index, from: 0, count: size)
  }

  /// The proof that the tree of `old` leaves is the beginning of the tree of `new` (RFC 6962 2.1.2);
  /// nil unless 0 < old <= new <= size.
  public func consistencyProof(from old: Int, to new: Int) -> [Hash256]? {
    guard old > 0, old <= new, new <= size else { return nil }
    return subproof(old, from: 0, count: new, whole: true)
  }

  private static func split(_ count: Int) -> Int {
    1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
  }

  private func root(from start: Int, count: Int) -> Hash256 {
    if count.nonzeroBitCount == 1, start % count == 0 {
      return levels[count.trailingZeroBitCount][start / count]
    }
    let left = MerkleTree.split(count)
    return .node(
      root(from: start, count: left), root(from: start + left, count: count - left))
  }

  private func path(_ index: Int, from start: Int, count: Int) -> [Hash256] {
    if count == 1 { return [] }
    let left = MerkleTree.split(count)
    if index < left {
      return path(index, from: start, count: left)
        + [root(from: start + left, count: count - left)]
    }
    return path(index - left, from: start + left, count: count - left)
      + [root(from: start, count: left)]
  }

  private func subproof(_ old: Int, from start: Int, count: Int, whole: Bool) -> [Hash256] {
    if old == count { return whole ? [] : [root(from: start, count: count)] }
    let left = MerkleTree.split(count)
    if old <= left {
      return subproof(old, from: start, count: left, whole: whole)
        + [root(from: start + left, count: count - left)]
    }
    return subproof(old - left, from: start + left, count: count - left, whole: false)
      + [root(from: start, count: left)]
  }
}
