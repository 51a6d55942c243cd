import ArgumentParser

@main
struct Certback: AsyncParsableCommand {
    func run() async throws {}
}
