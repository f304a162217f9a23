import CustodyDomain

extension Listing where Row == SegregationLine {
  /// `custody roles table`.
  public static var segregation: Listing<SegregationLine> {
    Listing(
      schema: "custody.segregation/1", member: "rows",
      columns: [
        Column("role", title: "ROLE") { .string($0.role?.rawValue ?? "none given") },
        Column("deed", title: "MAY") { .string($0.deed.rawValue) },
      ]
        + Segregation.Relation.allCases.map { relation in
          Column(
            relation.rawValue.replacing(" ", with: "_"), title: relation.rawValue.uppercased()
          ) { .string($0.answer(relation)) }
        })
  }
}
