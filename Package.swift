// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "custody",
  products: [
    .executable(name: "custody", targets: ["custody"])
  ],
  dependencies: [
    // The command line: parsing, help, completions and the man page are not custody's business.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // SHA-256 for ids, leaves and file hashes; Ed25519 for the log key when signing comes.
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    // SQLite access with typed rows, migrations and checked statements.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Child processes without a shell; used by the tests to drive the real program and tmux.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    // One grammar for themes, policy, configuration and the AI-tool catalogue.
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // ncursesw behind the few functions that a cell grid needs (no pkg-config: SwiftPM refuses its flags).
    .systemLibrary(
      name: "CNcurses", path: "Sources/CNcurses", providers: [.apt(["libncurses-dev"])]),
    // yajl, a streaming JSON parser: exports of any size in bounded memory, one parser for all input.
    .systemLibrary(name: "CYajl", path: "Sources/CYajl", providers: [.apt(["libyajl-dev"])]),
    // The libc calls Swift can't reach: wcwidth, crash-time restore, statfs, children in our terminal.
    .target(name: "CTerm", path: "Sources/CTerm"),
    .target(
      name: "CustodyDomain",
      dependencies: [.product(name: "Crypto", package: "swift-crypto")],
      exclude: ["Policy/Rules/README.md", "Access/README.md"],
      swiftSettings: settings),
    .target(
      name: "CustodyConfiguration",
      dependencies: ["CustodyDomain", .product(name: "TOMLKit", package: "TOMLKit")],
      resources: [
        .embedInCode("Resources/policy.toml"),
        .embedInCode("Resources/catalogue.toml"),
      ],
      swiftSettings: settings),
    .target(
      name: "CustodyImport",
      dependencies: ["CustodyDomain", "CYajl"],
      exclude: ["Sources/README.md"],
      resources: [
        .embedInCode("Resources/graph-app-roles.txt"),
        .embedInCode("Resources/records.schema.json"),
      ],
      swiftSettings: settings),
    .target(
      name: "CustodySQLite",
      dependencies: [
        "CustodyDomain", "CTerm", .product(name: "GRDB", package: "GRDB.swift"),
        // SQLite's own calls, for the rows of a load.
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .target(
      name: "CustodyReport",
      dependencies: ["CustodyDomain"],
      swiftSettings: settings),
    .target(
      name: "CustodyThemes",
      dependencies: [.product(name: "TOMLKit", package: "TOMLKit")],
      path: "Themes",
      resources: [
        .embedInCode("base.toml"),
        .embedInCode("custody.toml"),
        .embedInCode("dark.toml"),
        .embedInCode("light.toml"),
        .embedInCode("mono.toml"),
      ],
      swiftSettings: settings),
    .target(
      name: "CustodyDashboard",
      dependencies: ["CustodyDomain", "CustodyThemes", "CTerm"],
      swiftSettings: settings),
    .target(
      name: "CustodyTerminal",
      dependencies: ["CustodyDashboard", "CustodyThemes", "CNcurses", "CTerm"],
      swiftSettings: settings),
    .executableTarget(
      name: "custody",
      dependencies: [
        "CustodyConfiguration", "CustodyDashboard", "CustodyDomain", "CustodyImport",
        "CustodyReport", "CustodySQLite", "CustodyTerminal", "CustodyThemes", "CTerm",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    // What the tests share: scratch folders, golden files, the tmux driver, the fake store.
    .target(
      name: "CustodyTestSupport",
      dependencies: [
        "CustodyDomain", .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      path: "Tests/TestSupport", exclude: ["hostile-strings.json"],
      swiftSettings: settings),
    // The figures of the README, taken from outside the real program; run by hand, never by the tests.
    .executableTarget(name: "custody-bench", path: "Tests/Benchmarks", swiftSettings: settings),
    .testTarget(
      name: "CustodyDomainTests",
      dependencies: ["CustodyDomain", "CustodyConfiguration", "CustodyTestSupport"],
      path: "Tests/DomainTests", swiftSettings: settings),
    .testTarget(
      name: "CustodyImportTests",
      dependencies: [
        "CustodyConfiguration", "CustodyDomain", "CustodyImport", "CustodyTestSupport",
      ],
      path: "Tests/ImportTests", exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "CustodyStoreTests",
      dependencies: [
        "CustodyDomain", "CustodyConfiguration", "CustodySQLite", "CustodyTestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      path: "Tests/StoreTests", swiftSettings: settings),
    .testTarget(
      name: "CustodyDashboardTests",
      dependencies: [
        "CustodyDomain", "CustodyDashboard", "CustodyTerminal", "CustodyThemes", "CTerm",
        "CustodyTestSupport",
      ],
      path: "Tests/DashboardTests", exclude: ["Frames"], swiftSettings: settings),
    .testTarget(
      name: "CustodyEndToEndTests",
      dependencies: [
        "CustodyDomain", "CustodyReport", "CustodyTestSupport", "custody",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      path: "Tests/EndToEndTests", exclude: ["Screens", "Fixtures", "Scripts"],
      swiftSettings: settings),
  ]
)
