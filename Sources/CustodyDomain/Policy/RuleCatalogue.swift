/// All rules. A new one is a file in `Rules`; the list of them is made from the files.
public enum RuleCatalogue {
  /// The rule with an id.
  public static func rule(_ id: String) -> (any Rule)? { all.first { $0.id == id } }
}
