// The server's side of SRP, in BigInt arithmetic and from RFC 5054 and RFC 5869 alone: it asks both clients the same
// and checks what they prove.
import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** The 3072-bit group of RFC 3526, section 4. */
export const N = BigInt(
  '0x' +
    'ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd' +
    'ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed' +
    'ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f' +
    '83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b' +
    'e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510' +
    '15728e5a8aaac42dad33170d04507a33a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7' +
    'abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864d87602733ec86a64521f2b18177b200c' +
    'bbe117577a615d6c770988c0bad946e208e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff',
);
const g = 2n;
const k = hash(pad(N), pad(g));

/** The question for a password, and the check of the signature that answers it. */
export function askForProof(realm, name, password) {
  const salt = integer(randomBytes(16));
  const inner = createHash('sha256').update(`${realm}${name}:${password}`).digest();
  const verifier = power(g, hash(pad(salt), inner));
  const b = integer(randomBytes(32));
  const B = (k * verifier + power(g, b)) % N;
  const secretBlock = randomBytes(1024).toString('base64');
  return {
    challenge: { salt: salt.toString(16), srpB: B.toString(16), secretBlock },
    isRight(srpA, timestamp, signature) {
      const A = BigInt(`0x${srpA}`);
      const u = hash(pad(A), pad(B));
      const S = power(A * power(verifier, u), b);
      const key = new Uint8Array(hkdfSync('sha256', pad(S), pad(u), 'Caldera Derived Key', 16));
      const claim = createHmac('sha256', key)
        .update(realm + name)
        .update(secretBlock, 'base64')
        .update(timestamp);
      return claim.digest('base64') === signature;
    },
  };
}

function hash(...parts) {
  return integer(parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest());
}

function integer(bytes) {
  return BigInt(`0x${bytes.toString('hex')}`);
}

/** The shortest two's complement form. */
function pad(value) {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return bytes[0] < 0x80 ? bytes : Buffer.concat([Buffer.of(0), bytes]);
}

function power(base, exponent) {
  let result = 1n;
  for (let square = base % N, rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % N) {
    if (rest & 1n) result = (result * square) % N;
  }
  return result;
}
