"""The codes of an authenticator, RFC 6238 as Cognito uses it: SHA-1, six digits, half a minute each."""

import base64
import hashlib
import hmac
import time


def totp_code(secret: str, steps_from_now: int = 0) -> str:
    """Cognito takes the code of the next half minute too, and each code once."""
    step = int(time.time()) // 30 + steps_from_now
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, step.to_bytes(8, "big"), hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
