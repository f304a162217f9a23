/// Hosts of addresses in exports. No address from a file is ever opened.
enum WebAddress {
  /// The host of an `http` or `https` address in lower case; nil for anything else, `localhost` and
  /// bare numbers among it.
  static func host(_ address: String) -> String? {
    let folded = address.lowercased()
    guard let scheme = ["https://", "http://"].first(where: { folded.hasPrefix($0) }) else {
      return nil
    }
    let rest = folded.dropFirst(scheme.count)
    let authority = rest.prefix { !"/?#\\".contains($0) }
    let host = authority.split(separator: "@").last.map { $0.prefix { $0 != ":" } } ?? ""
    guard host.contains("."), host.contains(where: \.isLetter) else { return nil }
    return String(host)
  }
}
