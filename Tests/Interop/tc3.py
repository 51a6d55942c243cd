"""TC3-HMAC-SHA256 a third time, from the API's "Signature v3" page alone: neither certback's nor the SDK's."""
import hashlib
import hmac
import time


def canonical_request(method, path, query, headers, body):
    """`headers` are the signed ones: pairs of lower-case name and value as sent."""
    pairs = sorted((name, value.strip().lower()) for name, value in headers)
    lines = "".join(f"{name}:{value}\n" for name, value in pairs)
    names = ";".join(name for name, _ in pairs)
    return "\n".join([method, path, query, lines, names, hashlib.sha256(body).hexdigest()])


def signature(canonical, timestamp, service, secret_key):
    date = time.strftime("%Y-%m-%d", time.gmtime(timestamp))
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    text = f"TC3-HMAC-SHA256\n{timestamp}\n{date}/{service}/tc3_request\n{digest}"
    key = ("TC3" + secret_key).encode()
    for part in (date, service, "tc3_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def authorization(headers, body, timestamp, *, secret_id, secret_key, service="ssl"):
    """The header that belongs to a POST of `body`."""
    date = time.strftime("%Y-%m-%d", time.gmtime(timestamp))
    made = signature(canonical_request("POST", "/", "", headers, body), timestamp, service, secret_key)
    names = ";".join(sorted(name for name, _ in headers))
    return f"TC3-HMAC-SHA256 Credential={secret_id}/{date}/{service}/tc3_request, SignedHeaders={names}, Signature={made}"
