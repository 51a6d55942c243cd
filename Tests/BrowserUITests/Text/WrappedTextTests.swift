import Testing

@testable import BrowserUI

/// Where a line may end in texts without blanks.
@Suite struct WrappedTextTests {
    private static let samples = [
        "请求已经发送，但没有收到回答：连接中断，或者超过了时限。",
        "在 SSL 控制台里切换实例的加载方式，刷新列表并等待。certback show ID 仍可读取单条记录。",
        "把用户名和密码写进代理地址，例如 HTTPS_PROXY=http://NAME:PASSWORD@HOST:PORT，然后再按 t。",
        "（《引号「里」的》话）「『。』」，“是”‘的’……！？",
    ]

    private static let closing = Set("。，、；：？！）》」』”’…")
    private static let opening = Set("（《「『“‘")

    @Test(arguments: samples)
    func linesFitAndLoseNothingButSpaces(text: String) {
        for width in 4...100 {
            let lines = text.wrapped(to: width)
            #expect(lines.allSatisfy { $0.cellWidth <= width })
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        }
    }

    @Test(arguments: samples.dropLast())
    func noLineBeginsWithAClosingSignNorEndsWithAnOpeningOne(text: String) {
        for width in (text.contains("http") ? 70 : 30)...100 {
            let lines = text.wrapped(to: width)
            #expect(!lines.contains { $0.first.map(Self.closing.contains) ?? false }, "\(lines)")
            #expect(!lines.contains { $0.last.map(Self.opening.contains) ?? false }, "\(lines)")
        }
    }

    /// Broken at blanks alone, the first line would hold one word and the second be half empty.
    @Test func aLineIsFilledUpToTheEdge() {
        let text = "按 Enter 查看记录的负载均衡，等它们的其他变更结束。"
        #expect(text.wrapped(to: 20) == ["按 Enter 查看记录的", "负载均衡，等它们的其", "他变更结束。"])
        // 均衡， would be one cell too long, and ， may not stand alone.
        #expect(text.wrapped(to: 28) == ["按 Enter 查看记录的负载均", "衡，等它们的其他变更结束。"])
    }

    @Test func aDomainStaysWhole() {
        #expect("in ap-singapore: 支付.example.com".wrapped(to: 20) == ["in ap-singapore:", "支付.example.com"])
    }

    @Test func wordsOfOtherScriptsStayWhole() {
        #expect("查看certback的日志".wrapped(to: 9) == ["查看", "certback", "的日志"])
        #expect("설정을 확인하십시오".wrapped(to: 14) == ["설정을", "확인하십시오"])
    }
}
