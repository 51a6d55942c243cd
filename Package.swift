// swift-tools-version: 6.2
import PackageDescription

/// The one set of compiler settings every target of ours is built with.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "certback",
    products: [
        .executable(name: "certback", targets: ["certback"]),
        .library(name: "APICore", targets: ["APICore", "RecordModel"]),
        .library(name: "Rollback", targets: ["Rollback", "APICore", "RecordStore", "RecordModel"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.3.1"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        .systemLibrary(name: "CNcurses", path: "Sources/CNcurses", providers: [.apt(["libncursesw5-dev"])]),
        .target(name: "TerminalGuard", cSettings: [.define("_GNU_SOURCE")]),
        .target(
            name: "EmbeddedResources",
            path: "Resources",
            resources: [.embedInCode("errors.en.json"), .embedInCode("errors.zh-Hans.json"), .embedInCode("demo.json")],
            swiftSettings: settings
        ),
        .target(name: "RecordModel", swiftSettings: settings),
        .target(
            name: "APICore",
            dependencies: [
                "RecordModel", "EmbeddedResources",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "RecordStore",
            dependencies: ["RecordModel", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings
        ),
        .target(name: "Rollback", dependencies: ["RecordModel", "APICore", "RecordStore"], swiftSettings: settings),
        .target(name: "RecordImport", dependencies: ["RecordModel", "APICore", "RecordStore"], swiftSettings: settings),
        .target(name: "BrowserUI", dependencies: ["RecordModel"], swiftSettings: settings),
        .target(
            name: "CursesTerminal",
            dependencies: ["BrowserUI", "CNcurses", "TerminalGuard"],
            swiftSettings: settings + [.defaultIsolation(MainActor.self)]
        ),
        .target(
            name: "CloudSimulator",
            dependencies: [
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "certback",
            dependencies: [
                "RecordModel", "APICore", "RecordStore", "RecordImport", "Rollback", "BrowserUI", "CursesTerminal",
                "CloudSimulator", "EmbeddedResources", "TerminalGuard",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(name: "APIBenchmark", dependencies: ["APICore", "RecordModel"], swiftSettings: settings),
        .executableTarget(
            name: "Examples", dependencies: ["APICore", "RecordModel", "Rollback"], swiftSettings: settings),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(
            name: "CloudSimulatorTests",
            dependencies: [
                "CloudSimulator",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "APICoreTests",
            dependencies: [
                "APICore", "RecordModel", "CloudSimulator", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "RecordModelTests", dependencies: ["RecordModel", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "RecordStoreTests",
            dependencies: ["RecordStore", "RecordModel", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings
        ),
        .testTarget(
            name: "RollbackTests",
            dependencies: ["Rollback", "APICore", "RecordModel", "RecordStore", "CloudSimulator", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CertbackTests",
            dependencies: [
                "certback", "APICore", "BrowserUI", "CursesTerminal", "RecordModel", "CloudSimulator", "TestSupport",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "RecordImportTests", dependencies: ["RecordImport", "RecordModel", "RecordStore"], swiftSettings: settings),
        .testTarget(
            name: "CursesTerminalTests", dependencies: ["CursesTerminal", "BrowserUI", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "BrowserUITests", dependencies: ["BrowserUI", "RecordModel", "TestSupport"], swiftSettings: settings),
    ]
)
