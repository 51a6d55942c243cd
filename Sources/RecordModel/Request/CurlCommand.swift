/// A request as commands of bash that sign it when they are run and send it with curl.
///
/// They need bash, curl and the tools that every Linux has (coreutils, sed). The keys come from the environment. No process
/// is given one as an argument, where every user of the host could see it: bash itself, its `printf` and pipes carry what
/// is secret, the HMAC is made of plain SHA-256 sums (RFC 2104), and curl reads what it must keep to itself as a
/// configuration from its input. `openssl dgst -macopt` would show the derived key.
public struct CurlCommand: Hashable, Sendable {
    /// Lines for a shell.
    public let text: String

    /// - Parameter caFile: whom the request trusts in place of the system's authorities.
    public init(_ request: RequestTrace, caFile: String? = nil) {
        let comment = request.isChange ? [ShellComment.change] : []
        text =
            (comment + ["("] + Self.inputs(request) + [Self.signing(for: request.service)] + Self.sending(request, caFile) + [")"])
            .joined(separator: "\n")
    }

    private static func inputs(_ request: RequestTrace) -> [String] {
        [
            #": "${TENCENTCLOUD_SECRET_ID:?}" "${TENCENTCLOUD_SECRET_KEY:?}""#,
            "LC_ALL=C",
            "host=\(request.endpoint.authority.shellQuoted)",
            "body=\(request.body.shellQuoted)",
        ]
    }

    /// `hmac KEY` with the key in hexadecimal digits; the message comes through its input.
    private static func signing(for service: String) -> String {
        #"""
        hash() { sha256sum | cut -c1-64; }
        hex() { od -An -v -tx1 | tr -d ' \n'; }
        raw() { printf "$(printf %s "$1" | sed 's/../\\x&/g')"; }
        hmac() {
          local k=$1 i= o= n
          [ ${#k} -le 128 ] || k=$(raw "$k" | hash)
          while [ ${#k} -lt 128 ]; do k=${k}0; done
          for ((n = 0; n < 128; n += 2)); do
            printf -v i '%s\\x%02x' "$i" $((0x${k:n:2} ^ 0x36))
            printf -v o '%s\\x%02x' "$o" $((0x${k:n:2} ^ 0x5c))
          done
          i=$({ printf "$i"; cat; } | hash)
          { printf "$o"; raw "$i"; } | hash
        }
        set -- $(date -u +'%s %F')
        scope=$2/\#(service)/tc3_request
        sum=$(printf 'POST\n/\n\ncontent-type:application/json\nhost:%s\n\n%s\n%s' \
          "$host" 'content-type;host' "$(printf %s "$body" | hash)" | hash)
        key=$(printf 'TC3%s' "$TENCENTCLOUD_SECRET_KEY" | hex)
        for part in "$2" \#(service) tc3_request; do
          key=$(printf %s "$part" | hmac "$key")
        done
        sign=$(printf 'TC3-HMAC-SHA256\n%s\n%s\n%s' "$1" "$scope" "$sum" |
          hmac "$key")
        {
          printf 'header = "Authorization: TC3-HMAC-SHA256 Credential=%s/%s, ' \
            "$TENCENTCLOUD_SECRET_ID" "$scope"
          printf 'SignedHeaders=content-type;host, Signature=%s"\n' "$sign"
          [ -z "${TENCENTCLOUD_TOKEN:-}" ] ||
            printf 'header = "X-TC-Token: %s"\n' "$TENCENTCLOUD_TOKEN"
        } | curl -gsS -K - -w '\n' --retry 0 \
        """#
    }

    /// Headers that say which program asks are left out: certback does not.
    private static func sending(_ request: RequestTrace, _ caFile: String?) -> [String] {
        let names = ["X-TC-Action", "X-TC-Version", "X-TC-Language", "X-TC-Region"]
        let headers = names.compactMap { name in request.header(name).map { "  -H \("\(name): \($0)".shellQuoted) \\" } }
        return ["  -H 'Content-Type: application/json' -H \"X-TC-Timestamp: $1\" \\"] + headers
            + [caFile.map { "  --cacert \($0.shellQuoted) \\" }].compactMap(\.self) + [
                "  --data-binary \"$body\" \(request.endpoint.url.shellQuoted)"
            ]
    }
}
