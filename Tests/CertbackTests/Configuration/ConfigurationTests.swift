import APICore
import BrowserUI
import CursesTerminal
import RecordModel
import Testing

@testable import certback

@Suite struct ConfigurationTests {
    private static let file = """
        profile: prod
        age-limit: 10m
        request-rate: 15
        columns: [id, status, updated]
        profiles:
          prod:
            endpoint: https://ssl.tencentcloudapi.com
            read-only: yes
            age-limit: 2m
          test:
        """

    private func row(_ name: String, _ configuration: Configuration) -> Configuration.Row? {
        configuration.rows.first { $0.name == name }
    }

    @Test func withoutAnyCertbacksOwnHold() throws {
        let configuration = try Settings.read()

        #expect(configuration.profile == nil)
        #expect(configuration.endpoint == .international)
        #expect(!configuration.isReadOnly)
        #expect(configuration.ageLimit == 900)
        #expect(configuration.stateFolder == "/home/ops/.local/state/certback")
        #expect(configuration.rows.allSatisfy { $0.origin == .standard })
    }

    @Test func theProfileGoesBeforeTheRestOfTheFile() throws {
        let configuration = try Settings.read(Self.file)

        #expect(configuration.profile == "prod")
        #expect(configuration.isReadOnly)
        #expect(configuration.endpoint.host == "ssl.tencentcloudapi.com")
        #expect(configuration.ageLimit == 120)
        #expect(configuration.requestsPerSecond == 15)
        #expect(configuration.columns == [.id, .status, .updated])
    }

    @Test func theEnvironmentGoesBeforeTheFile() throws {
        let configuration = try Settings.read(
            Self.file, variables: ["CERTBACK_AGE_LIMIT": "1h", "CERTBACK_COLUMNS": "status, id", "CERTBACK_READ_ONLY": "no"])

        #expect(configuration.ageLimit == 3600)
        #expect(configuration.columns == [.status, .id])
        #expect(!configuration.isReadOnly)
        #expect(row("age-limit", configuration)?.origin == .environment("CERTBACK_AGE_LIMIT"))
    }

    @Test func aFlagGoesBeforeTheEnvironment() throws {
        let configuration = try Settings.read(
            Self.file, flags: [.profile: "test", .readOnly: "yes"],
            variables: ["CERTBACK_PROFILE": "prod", "CERTBACK_READ_ONLY": "no"])

        #expect(configuration.profile == "test")
        #expect(configuration.isReadOnly)
        #expect(configuration.ageLimit == 600)
        #expect(row("read-only", configuration)?.origin == .flag("--read-only"))
    }

    @Test func eachValueTellsTheLineItComesFrom() throws {
        let configuration = try Settings.read(Self.file)

        #expect(row("age-limit", configuration)?.origin.place.hasSuffix("config.yaml:9") == true)
        #expect(row("request-rate", configuration)?.origin.place.hasSuffix("config.yaml:3") == true)
        #expect(row("mark-limit", configuration)?.origin == .standard)
    }

    @Test func pathsOfTheFileMayBeginAtHome() throws {
        #expect(try Settings.read("cache: ~/copies").cacheFolder == "/home/ops/copies")
        #expect(try Settings.read("cache: /srv/~x").cacheFolder == "/srv/~x")
    }

    @Test func keysAndFiltersAreTaken() throws {
        let configuration = try Settings.read(
            """
            keys: {down: [n, Down], roll-back: B}
            filters:
              failed: status:failed
              mine: 'cert:a1* @failed'
            """)

        #expect(configuration.keymap.names(of: .down) == "n Down")
        #expect(configuration.keymap.names(of: .rollBack) == "B")
        #expect(configuration.filters.names == ["failed", "mine"])
        #expect(row("filters.mine", configuration)?.value == "cert:a1* @failed")
    }

    @Test func aThemeIsChangedRoleByRole() throws {
        var wanted = try Theme(named: "dark")
        try wanted.set("bad", to: "bold 208")
        try wanted.set("header", to: "bold white on red")

        let configuration = try Settings.read(
            """
            theme: {name: dark, bad: [bold, 208]}
            profile: prod
            profiles: {prod: {header: bold white on red}}
            """)

        #expect(configuration.terminal.theme == wanted)
    }

    @Test func aFlagChoosesTheThemeThatTheFileChanges() throws {
        var wanted = try Theme(named: "mono")
        try wanted.set("bad", to: "underline")

        let configuration = try Settings.read("theme: {bad: underline}", flags: [.theme: "mono"])

        #expect(configuration.terminal.theme == wanted)
    }

    @Test func howTheTerminalIsUsedFollowsTheSameOrder() throws {
        let configuration = try Settings.read(
            "ascii: true\nlow-bandwidth: true\nambiguous-width: wide\ncolor: true", flags: [.ascii: "no"],
            variables: ["NO_COLOR": "1", "CERTBACK_LOW_BANDWIDTH": "no"])

        #expect(!configuration.terminal.isASCII)
        #expect(!configuration.terminal.isLowBandwidth)
        #expect(configuration.terminal.ambiguousWidth == .wide)
        #expect(configuration.terminal.wantsColours)
        #expect(try !Settings.read(variables: ["NO_COLOR": "1"]).terminal.wantsColours)
    }

    @Test(arguments: ["", "# nothing but a comment\n", "---\n", "profiles:\nkeys:\nfilters:\n"])
    func aFileThatSaysNothingIsNoError(yaml: String) throws {
        #expect(try Settings.read(yaml).rows.allSatisfy { $0.origin == .standard })
    }

    @Test(arguments: [
        ("reed-only: true", "FILE:1: there is no setting \"reed-only\"; did you mean \"read-only\"?"),
        ("\n\nprofiles:\n  a:\n    endpont: x", "FILE:5: there is no setting \"endpont\"; did you mean \"endpoint\"?"),
        ("profiles: {a: {keys: {down: j}}}", "FILE:1: keys holds for every profile: it stands at the top of the file"),
        ("keys:\n  dwn: j", "FILE:2: there is no command \"dwn\"; did you mean \"down\"?"),
        ("keys: {down: k}", "FILE:1: down: k is the key of up already; give that another one too"),
        (
            "keys: {roll-back: r}",
            "FILE:1: roll-back: it changes the cloud, so it takes one capital letter, which no held or slipped key types"
        ),
        ("columns: [id, stats]", "FILE:1: columns knows no column \"stats\"; did you mean \"status\"?"),
        ("columns: [id, id, status]", "FILE:1: columns names id twice"),
        ("columns: [id]", "FILE:1: columns must name status: without it nobody knows what R would touch"),
        ("age-limit: soon", "FILE:1: age-limit wants a stretch of time such as 90s, 15m or 2h, not \"soon\""),
        ("request-rate: 21", "FILE:1: request-rate wants a number from 1 to 20, not \"21\""),
        ("read-only: perhaps", "FILE:1: read-only wants yes or no, not \"perhaps\""),
        ("log-level: inf", "FILE:1: log-level knows no level \"inf\"; did you mean \"info\"?"),
        ("profile: ''", "FILE:1: it names no profile"),
        ("endpoint: [a, b]", "FILE:1: endpoint takes one value, not a list"),
        ("profile: nix", "FILE:1: FILE has no profile \"nix\", nor any other"),
        ("profile: prodd\nprofiles: {prod: }", "FILE:1: FILE has no profile \"prodd\"; did you mean \"prod\"?"),
        ("age-limit: 1m\nage-limit: 2m", "FILE:1: age-limit stands here twice"),
        ("a: b: c", "FILE:1: this is no YAML: mapping values are not allowed in this context"),
        ("[1, 2]", "FILE:1: the file holds names with values, one a line, as in \"name: value\""),
        ("keys: [j]", "FILE:1: keys holds names with values, one a line, as in \"name: value\""),
        ("endpoint: {a: b}", "FILE:1: endpoint takes one value, or a list of values as in [a, b]"),
        ("secret-key: abc", "FILE:1: a secret does not belong here: certback takes it from the environment"),
        ("filters: {'a b': x}", "FILE:1: \"a b\" is no name: letters, digits, - _ and . make one"),
        (
            "filters: {a: 'colour:red'}",
            "FILE:1: @a: no field \"colour\": status type family cert id created updated domain instance region; quote it to look for the text"
        ),
        ("theme: drak", "FILE:1: There is no theme \"drak\". There are: default, dark, light, high-contrast, mono."),
        ("theme:\n  name: dark\n  slected: red", "FILE:3: A theme has no \"slected\"."),
        (
            "theme: {selected: red}",
            "FILE:1: selected = \"red\" could not be told from other rows without colours: add reverse or bold."
        ),
        ("header: blod", "FILE:1: \"blod\" is neither an attribute nor a colour."),
        ("ambiguous-width: broad", "FILE:1: ambiguous-width is narrow or wide, not \"broad\""),
        ("endpoint: http://example.com", "FILE:1: endpoint wants https for example.com"),
        ("endpoint: '\u{1B}]0;x'", "FILE:1: this is no YAML: control characters are not allowed"),
    ])
    func whatIsWrongIsNamedWithItsLine(yaml: String, complaint: String) throws {
        #expect(try Settings.complaint(about: yaml).hasPrefix(complaint))
    }

    @Test func aMisspeltVariableIsNotPassedOver() throws {
        #expect(
            try Settings.complaint(variables: ["CERTBACK_READONLY": "yes"])
                == "CERTBACK_READONLY: there is no such setting; did you mean \"CERTBACK_READ_ONLY\"?")
        #expect(
            try Settings.complaint(variables: ["CERTBACK_READ_ONLY": "maybe"])
                == "CERTBACK_READ_ONLY: read-only wants yes or no, not \"maybe\"")
    }

    /// As with `--profile "$PROFILE"` where nobody has set it: what the profile keeps shut must not be open.
    @Test func anEmptyNameOfAProfileIsAnError() throws {
        let yaml = "profile: prod\nprofiles: {prod: {read-only: true}}"

        #expect(try Settings.complaint(about: yaml, flags: [.profile: ""]) == "--profile: it names no profile")
        #expect(
            try Settings.complaint(about: yaml, variables: ["CERTBACK_PROFILE": ""]) == "CERTBACK_PROFILE: it names no profile")
    }

    @Test func aFileThatIsNoTextIsAnError() throws {
        #expect(throws: ConfigurationError.self) { try ConfigurationFile(readingFrom: "/nonexistent/config.yaml") }
        #expect(throws: ConfigurationError.self) { try ConfigurationFile(readingFrom: "/proc/self/exe") }
        #expect(throws: ConfigurationError.self) { try ConfigurationFile(readingFrom: "/tmp") }
    }
}
