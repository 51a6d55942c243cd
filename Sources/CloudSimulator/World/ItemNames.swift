/// The words that generated items are made of, pleasant and hostile ones.
enum ItemNames {
    static let regions = [
        "ap-singapore", "ap-singapore", "ap-hongkong", "ap-guangzhou", "ap-tokyo", "ap-shanghai", "ap-bangkok",
        "eu-frankfurt", "na-siliconvalley", "na-ashburn", "sa-saopaulo",
    ]

    static let errors = [
        "The load balancer is being changed by another task, try again later",
        "The listener has been deleted",
        "CLB API error: FailedOperation.ResourceInOperating",
        "The certificate does not match the listener's domain",
        "监听器正在变更中，请稍后重试",
    ]

    private static let names = [
        "gateway-prod-01", "gateway-prod-02", "web-edge", "api-public", "payment-front", "login", "static-assets",
        "partner-api", "mobile-backend", "admin-console", "staging-web", "新加坡-支付网关", "香港-接入层-02", "广州-登录服务",
        "东京-静态资源", "法兰克福-合作伙伴接口",
    ]

    /// What a careless terminal would obey: ESC sequences, bidi overrides, C1 controls, other controls.
    private static let hostileNames = [
        "web\u{1B}[2J\u{1B}[31mowned", "prod-\u{202E}gnp.10-bw", "api\u{9B}5mblink\u{9D}0;title\u{9C}",
        "line\none\ttwo\u{7}\u{8}\u{7F}", "\u{1B}]52;c;aGVsbG8=\u{7}clip", "\u{2066}iso\u{2069}\u{200B}late\u{FEFF}",
    ]

    private static let hosts = ["www", "api", "pay", "login", "cdn", "m", "admin", "static", "img", "ws"]
    private static let zones = [
        "example.com", "example.net", "example.org", "shop.example.com", "bank.example", "xn--fiqs8s.example",
    ]

    /// The name of a load balancer; nil now and then, as the real answers have it.
    static func instanceName(place: Int, _ generator: inout SeededGenerator) -> String? {
        if place % 61 == 19 { return generator.pick(hostileNames) }
        if place % 47 == 11 { return longName(generator.pick(names)) }
        if place % 53 == 7 { return "Zu\u{308}rich-cafe\u{301}-" + "a\u{300}\u{316}\u{34F}\u{489}" + generator.code(length: 2) }
        return generator.chance(percent: 4) ? nil : generator.pick(names)
    }

    /// One to three domains; now and then as one text with commas.
    static func domains(_ generator: inout SeededGenerator) -> [String] {
        let zone = generator.pick(zones)
        let domains = (0..<generator.number(in: 1...3)).map { _ in "\(generator.pick(hosts)).\(zone)" }
        return generator.chance(percent: 20) ? [([zone] + domains).joined(separator: ",")] : domains
    }

    /// Two hundred characters.
    private static func longName(_ name: String) -> String {
        String(String(repeating: name + "-with-a-name-that-goes-on-and-on-", count: 8).prefix(200))
    }
}
