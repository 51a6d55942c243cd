import Foundation
import Hummingbird

/// The routes of the metadata service, as far as keys of a role go.
func makeMetadataRouter(service: SimulatedService, state: MetadataState) -> Router<SimulatorContext> {
    let router = Router(context: SimulatorContext.self)
    let path = "/latest/meta-data/cam/security-credentials"
    router.get("\(path)") { _, context in
        try await state.answer(Answer(contentType: "text/plain", body: Array(service.roleName.utf8)))
            .response(closing: context.channel)
    }
    router.get("\(path)/:role") { _, context in
        guard context.parameters.get("role") == service.roleName else {
            return try await Answer.html(status: 404, title: "Not found").response(closing: context.channel)
        }
        return try await state.keys(service).response(closing: context.channel)
    }
    return router
}

extension MetadataState {
    /// The answer in this state to a question that is answered well in a good one.
    fileprivate func answer(_ good: Answer) -> Answer {
        var answer = good
        switch self {
        case .bound, .brokenKeys, .refusedKeys: break
        case .noRole: answer = .html(status: 404, title: "Not found")
        case .failing(let status): answer = .html(status: status, title: "Failed")
        case .slow(let seconds): answer.delay = .seconds(seconds)
        }
        return answer
    }

    fileprivate func keys(_ service: SimulatedService) -> Answer {
        if case .refusedKeys = self { return .json(["Code": "Failed"]) }
        var seconds = 21_600.0
        if case .bound(let wanted) = self { seconds = wanted }
        let keys = service.issueKeys(session: service.roleName, seconds: seconds)
        var answer = answer(
            .json([
                "TmpSecretId": .text(keys.id), "TmpSecretKey": .text(keys.key), "Token": .text(keys.token),
                "ExpiredTime": .integer(Int(keys.end.timeIntervalSince1970)), "Expiration": .text(TimeText.second(keys.end)),
                "Code": "Success",
            ]))
        if case .brokenKeys = self { answer.body = Array(answer.body.prefix(answer.body.count / 2)) }
        return answer
    }
}
