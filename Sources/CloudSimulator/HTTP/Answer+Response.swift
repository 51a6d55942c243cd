import Hummingbird
import NIOCore

/// The end of a connection that a fault closed; there is nobody left to tell it.
private struct ConnectionCut: Error {}

extension Answer {
    /// The answer as it goes over the wire, after its delay.
    ///
    /// - Throws: If the answer is to be cut off: the channel is closed then, without a byte sent.
    func response(closing channel: any Channel) async throws -> Response {
        if delay > .zero { try await Task.sleep(for: delay) }
        let headers: HTTPFields = [.contentType: contentType]
        let status = HTTPResponse.Status(code: status)
        switch delivery {
        case .whole:
            return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
        case .truncated:
            let half = ByteBuffer(bytes: body.prefix(body.count / 2))
            // The whole length is promised, and the writer never finished.
            let truncated = ResponseBody(contentLength: body.count) { writer in
                try await writer.write(half)
                try await channel.close()
                throw ConnectionCut()
            }
            return Response(status: status, headers: headers, body: truncated)
        case .cut:
            try await channel.close()
            throw ConnectionCut()
        }
    }
}
