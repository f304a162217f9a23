import Testing

@testable import CustodyDomain

/// RFC 6962 section 2.1, written as it reads there.
private enum Naive {
  static func root(_ leaves: ArraySlice<Hash256>) -> Hash256 {
    if leaves.isEmpty { return .empty }
    if leaves.count == 1 { return leaves[leaves.startIndex] }
    let k = split(leaves.count)
    return .node(root(leaves.prefix(k)), root(leaves.dropFirst(k)))
  }
  static func path(_ m: Int, _ leaves: ArraySlice<Hash256>) -> [Hash256] {
    if leaves.count == 1 { return [] }
    let k = split(leaves.count)
    return m < k
      ? path(m, leaves.prefix(k)) + [root(leaves.dropFirst(k))]
      : path(m - k, leaves.dropFirst(k)) + [root(leaves.prefix(k))]
  }
  static func proof(_ m: Int, _ leaves: ArraySlice<Hash256>, _ b: Bool = true) -> [Hash256] {
    if m == leaves.count { return b ? [] : [root(leaves)] }
    let k = split(leaves.count)
    return m <= k
      ? proof(m, leaves.prefix(k), b) + [root(leaves.dropFirst(k))]
      : proof(m - k, leaves.dropFirst(k), false) + [root(leaves.prefix(k))]
  }
  private static func split(_ n: Int) -> Int {
    var k = 1
    while k * 2 < n { k *= 2 }
    return k
  }
}

@Suite struct LedgerMerkleTests {
  /// The leaves and roots of the reference implementation of Certificate Transparency
  /// (certificate-transparency/cpp/merkletree/merkle_tree_test.cc).
  static let inputs: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    Array(0x50...0x57), Array(0x60...0x6F),
  ]
  static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  static func leaves(_ count: Int) -> [Hash256] {
    (0..<count).map { .leaf([UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)]) }
  }

  @Test func `the reference vectors of Certificate Transparency hold`() {
    var frontier = MerkleFrontier()
    var tree = MerkleTree()
    #expect(frontier.root.hex == Self.roots[0])
    for (index, input) in Self.inputs.enumerated() {
      frontier.append(.leaf(input))
      tree.append(.leaf(input))
      #expect(frontier.root.hex == Self.roots[index + 1])
      #expect(tree.root(at: index + 1)?.hex == Self.roots[index + 1])
    }
    #expect(tree.root(at: 0)?.hex == Self.roots[0])
    #expect(tree.root(at: 9) == nil)
  }

  @Test func `every root and inclusion proof up to 64 leaves is the reference's`() throws {
    let leaves = Self.leaves(64)
    var tree = MerkleTree()
    for leaf in leaves { tree.append(leaf) }
    for size in 1...64 {
      let root = try #require(tree.root(at: size))
      #expect(root == Naive.root(leaves.prefix(size)))
      for index in 0..<size {
        let proof = try #require(tree.inclusionProof(of: index, in: size))
        #expect(proof == Naive.path(index, leaves.prefix(size)))
        #expect(
          MerkleProof.includes(leaves[index], at: index, size: size, root: root, proof: proof))
        #expect(
          !MerkleProof.includes(
            leaves[(index + 1) % 64], at: index, size: size, root: root, proof: proof))
        #expect(
          !MerkleProof.includes(
            leaves[index], at: index, size: size, root: root, proof: proof + [.empty]))
        if let last = proof.indices.last {
          #expect(
            !MerkleProof.includes(
              leaves[index], at: index, size: size, root: root, proof: Array(proof[..<last])))
        }
      }
    }
  }

  @Test func `every consistency proof up to 64 leaves is the reference's`() throws {
    let leaves = Self.leaves(64)
    var tree = MerkleTree()
    for leaf in leaves { tree.append(leaf) }
    for new in 1...64 {
      let newRoot = try #require(tree.root(at: new))
      for old in 1...new {
        let oldRoot = try #require(tree.root(at: old))
        let proof = try #require(tree.consistencyProof(from: old, to: new))
        #expect(proof == Naive.proof(old, leaves.prefix(new)))
        #expect(
          MerkleProof.extends(
            oldSize: old, oldRoot: oldRoot, newSize: new, newRoot: newRoot, proof: proof))
        #expect(
          !MerkleProof.extends(
            oldSize: old, oldRoot: .empty, newSize: new, newRoot: newRoot, proof: proof))
        #expect(
          !MerkleProof.extends(
            oldSize: old, oldRoot: oldRoot, newSize: new, newRoot: .empty, proof: proof))
      }
    }
    #expect(tree.consistencyProof(from: 0, to: 3) == nil)
    #expect(tree.consistencyProof(from: 3, to: 65) == nil)
    #expect(tree.inclusionProof(of: 3, in: 3) == nil)
  }

  @Test func `the roots kept beside the leaves give the edge at every earlier size`() throws {
    var nodes: [Hash256] = []
    var frontier = MerkleFrontier()
    for leaf in Self.leaves(300) {
      nodes.append(frontier.append(leaf))
      for size in [frontier.size, frontier.size / 2] {
        let peaks = MerkleFrontier.ends(of: size).map { nodes[$0 - 1] }
        let earlier = try #require(MerkleFrontier(size: size, peaks: peaks))
        #expect(earlier.root == Naive.root(Self.leaves(size)[...]))
      }
    }
    #expect(MerkleFrontier.ends(of: 7) == [4, 6, 7])
    #expect(MerkleFrontier.ends(of: 0).isEmpty)
    #expect(MerkleFrontier(size: 3, peaks: [.empty]) == nil)
  }

  @Test func `hexadecimal text and bytes name one value`() {
    let hash = Hash256.of([1, 2, 3])
    #expect(Hash256(hex: hash.hex) == hash)
    #expect(Hash256(bytes: hash.bytes) == hash)
    #expect(Hash256(hex: hash.hex.uppercased()) == nil)
    #expect(Hash256(bytes: [1]) == nil)
  }
}
