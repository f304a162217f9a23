/// The right edge of an RFC 6962 tree: all that an append needs. It holds one hash for each one in the
/// binary form of the size, so an append costs O(log n) hashes and no reading.
public struct MerkleFrontier: Hashable, Sendable {
  /// Leaves so far.
  public private(set) var size: Int
  /// The roots of the complete subtrees, largest (leftmost) first.
  public private(set) var peaks: [Hash256]

  /// The edge of an empty tree.
  public init() {
    size = 0
    peaks = []
  }

  /// The edge of a tree of `size` leaves; nil unless there is one peak for each one in its binary form.
  public init?(size: Int, peaks: [Hash256]) {
    guard size >= 0, peaks.count == size.nonzeroBitCount else { return nil }
    self.size = size
    self.peaks = peaks
  }

  /// Adds a leaf.
  ///
  /// - Returns: the root of the largest complete subtree that ends with this leaf. Kept beside each leaf,
  ///   these are enough to find the edge, and so the root, at every earlier size (`ends(of:)`).
  @discardableResult
  public mutating func append(_ leaf: Hash256) -> Hash256 {
    var node = leaf
    var rest = size
    while rest & 1 == 1, let left = peaks.popLast() {
      node = .node(left, node)
      rest >>= 1
    }
    peaks.append(node)
    size += 1
    return node
  }

  /// The root of the tree.
  public var root: Hash256 {
    guard var root = peaks.last else { return .empty }
    for peak in peaks.dropLast().reversed() { root = .node(peak, root) }
    return root
  }

  /// Size and root.
  public var head: LedgerHead { LedgerHead(size: size, root: root.hex) }

  /// The numbers (1, 2, …) of the leaves with which the complete subtrees of a tree of `size` leaves end,
  /// largest subtree first: 7 → 4, 6, 7.
  public static func ends(of size: Int) -> [Int] {
    var ends: [Int] = []
    var end = 0
    var bit = Int(bitPattern: UInt(1) << UInt(max(0, Int.bitWidth - 1 - size.leadingZeroBitCount)))
    while bit > 0, end < size {
      if size & bit != 0 {
        end += bit
        ends.append(end)
      }
      bit >>= 1
    }
    return ends
  }
}
