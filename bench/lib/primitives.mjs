// What an SRP sign-in can't do without on the server, and nothing else: three modular exponentiations and two RSA
// signatures, again and again. Tells its parent the processor time of `count` times all of it, at once or, as a server
// with one client has it, with a pause before each of the two calls that it would be spread over.
import { constants, createPublicKey, generateKeyPairSync, publicEncrypt, randomBytes, sign } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { N } from './srp-server.mjs';

const WIDTH = 384;
const n = Buffer.from(N.toString(16), 'hex').toString('base64url');
const base = Buffer.concat([Buffer.of(0x7f), randomBytes(WIDTH - 1)]);
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const token = randomBytes(600);

/** Milliseconds that a client takes for its part. */
const PAUSE = 3;

process.on('message', async ({ count, pauses }) => {
  const before = process.cpuUsage();
  for (let turn = 0; turn < count; turn++) {
    if (pauses) await setTimeout(PAUSE);
    exponentiate();
    if (pauses) await setTimeout(PAUSE);
    for (let power = 0; power < 2; power++) exponentiate();
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
