import Foundation

/// Opens web addresses in the reviewer's browser.
public enum Link {
  /// The address, if it is plain http or https with a host and nothing before it that could pass for one.
  public static func checked(_ text: String) -> URL? {
    guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      ["http", "https"].contains(scheme), parts.user == nil, parts.password == nil,
      let host = parts.host, !host.isEmpty
    else { return nil }
    return parts.url
  }

  /// Hands a checked address to `opener` (`xdg-open`) as one argument; false if it is refused or can't be started.
  public static func open(_ text: String, opener: String) -> Bool {
    guard let url = checked(text) else { return false }
    return Child.start([opener, url.absoluteString])
  }
}
