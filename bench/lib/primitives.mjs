// What an SRP sign-in can't do without on the server, and nothing else: three modular exponentiations and two RSA
// signatures, again and again. Tells its parent the processor time of `count` times all of it.
import { constants, createPublicKey, generateKeyPairSync, publicEncrypt, randomBytes, sign } from 'node:crypto';

const WIDTH = 384;
/** The group of Cognito's SRP, RFC 3526 section 4, as a JSON Web Key has it. */
const n = Buffer.from(
  'ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd' +
    'ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed' +
    'ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f' +
    '83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b' +
    'e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510' +
    '15728e5a8aaac42dad33170d04507a33a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7' +
    'abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864d87602733ec86a64521f2b18177b200c' +
    'bbe117577a615d6c770988c0bad946e208e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff',
  'hex',
).toString('base64url');
const base = Buffer.concat([Buffer.of(0x7f), randomBytes(WIDTH - 1)]);
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const token = randomBytes(600);

process.on('message', (count) => {
  const before = process.cpuUsage();
  for (let turn = 0; turn < count; turn++) {
    for (let power = 0; power < 3; power++) exponentiate();
    for (let signature = 0; signature < 2; signature++) sign('sha256', token, privateKey);
  }
  const { user, system } = process.cpuUsage(before);
  process.send((user + system) / 1000);
});
process.on('disconnect', () => process.exit());

/** With an exponent of 256 bits, new each time as it is in a sign-in. */
function exponentiate() {
  const e = randomBytes(32).toString('base64url');
  const key = createPublicKey({ format: 'jwk', key: { kty: 'RSA', n, e } });
  publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, base);
}
