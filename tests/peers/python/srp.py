"""Sign-in by SRP as Cognito does it, for a client that has none: boto3. Written with nothing but Python itself.

The names are those of RFC 5054; what Cognito adds is the key derivation and the signature.
"""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime, timezone

# The group of 3072 bits, RFC 3526 section 4.
N = int(
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
    "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
    "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F"
    "83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
    "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510"
    "15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7"
    "ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C"
    "BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF",
    16,
)
g = 2


class SrpClient:
    """One sign-in of a user, or of a device: then `group` is its group key and `identity` its key."""

    def __init__(self, group: str, a: int | None = None):
        self.group = group
        self.a = secrets.randbits(1024) if a is None else a
        self.A = pow(g, self.a, N)

    @property
    def srp_a(self) -> str:
        return f"{self.A:x}"

    def answer(self, identity: str, password: str, question: dict, timestamp: str | None = None) -> dict:
        """What answers PASSWORD_VERIFIER or DEVICE_PASSWORD_VERIFIER. `question` is its ChallengeParameters."""
        timestamp = timestamp or timestamp_of(datetime.now(timezone.utc))
        B = int(question["SRP_B"], 16)
        u = to_integer(sha256(pad(self.A) + pad(B)))
        x = private_key(self.group, identity, password, int(question["SALT"], 16))
        k = to_integer(sha256(pad(N) + pad(g)))
        S = pow((B - k * pow(g, x, N)) % N, self.a + u * x, N)
        signed = self.group.encode() + identity.encode() + base64.b64decode(question["SECRET_BLOCK"]) + timestamp.encode()
        return {
            "PASSWORD_CLAIM_SECRET_BLOCK": question["SECRET_BLOCK"],
            "PASSWORD_CLAIM_SIGNATURE": text_of(hmac_sha256(session_key(S, u), signed)),
            "TIMESTAMP": timestamp,
        }


def device_verifier(group_key: str, device_key: str, password: str) -> dict:
    """The DeviceSecretVerifierConfig of ConfirmDevice."""
    salt = secrets.randbits(128)
    verifier = pow(g, private_key(group_key, device_key, password, salt), N)
    return {"Salt": text_of(pad(salt)), "PasswordVerifier": text_of(pad(verifier))}


def secret_hash(username: str, client_id: str, client_secret: str) -> str:
    return text_of(hmac_sha256(client_secret.encode(), (username + client_id).encode()))


def timestamp_of(time: datetime) -> str:
    """Such as `Mon Jan 5 03:04:05 UTC 2026`, whatever the locale."""
    day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][time.weekday()]
    month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][time.month - 1]
    return f"{day} {month} {time.day} {time:%H:%M:%S} UTC {time.year}"


def private_key(group: str, identity: str, password: str, salt: int) -> int:
    return to_integer(sha256(pad(salt) + sha256(f"{group}{identity}:{password}".encode())))


def session_key(S: int, u: int) -> bytes:
    return hmac_sha256(hmac_sha256(pad(u), pad(S)), b"Caldera Derived Key\x01")[:16]


def pad(number: int) -> bytes:
    """The shortest form whose first bit is 0, as a signed integer has it."""
    return number.to_bytes(number.bit_length() // 8 + 1, "big")


def to_integer(data: bytes) -> int:
    return int.from_bytes(data, "big")


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def hmac_sha256(key: bytes, data: bytes) -> bytes:
    return hmac.new(key, data, hashlib.sha256).digest()


def text_of(data: bytes) -> str:
    return base64.b64encode(data).decode()
