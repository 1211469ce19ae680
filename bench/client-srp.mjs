import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { interleave, timed } from './lib/interleave.mjs';
import { library } from './lib/places.mjs';
import { compare } from './lib/report.mjs';
import { askForProof } from './lib/srp-server.mjs';

export const title = 'SRP on the client: the whole computation, without network and server';

const require = createRequire(import.meta.url);
const { createDeviceVerifier, createSrpKeyPair, provePassword } = await import(library('auth'));
// Where CognitoUser has its arithmetic from. It is the same for web and Node.js.
const AuthenticationHelper = require('amazon-cognito-identity-js/lib/AuthenticationHelper').default;
const BigInteger = require('amazon-cognito-identity-js/lib/BigInteger').default;
const DateHelper = require('amazon-cognito-identity-js/lib/DateHelper').default;

const user = { realm: 'Ab1Cd2Ef3', name: '0d6f1c5e-7a3b-4f0e-9a55-6d2f4c1b8e90', password: 'Correct-Horse-7' };
const device = {
  realm: '-Gr0upKey',
  name: 'eu-west-1_0d6f1c5e-7a3b-4f0e-9a55-6d2f4c1b8e90',
  password: 'q0'.repeat(27),
};

export async function run({ quick }) {
  const rounds = quick ? 5 : 30;
  const lines = [
    await proofs('sign-in of a user', user, rounds),
    await proofs('sign-in of a device', device, rounds),
    await verifiers(rounds),
  ];
  return {
    lines,
    notes: [
      'A sign-in is the key pair and the proof. Each proof is checked, with other code, before its time counts.',
      'Ratios are amazon-cognito-identity-js / ours: how many times faster.',
    ],
  };
}

async function proofs(what, identity, rounds) {
  const measured = (prove) => async () => {
    const { challenge, isRight } = askForProof(identity.realm, identity.name, identity.password);
    let proof;
    const time = await timed(async () => (proof = await prove(identity, challenge)));
    if (!isRight(proof.srpA, proof.timestamp, proof.signature)) throw new Error(`${prove.name} proves nothing.`);
    return time;
  };
  const samples = await interleave(
    { ours: measured(proveWithOurs), peer: measured(proveWithPeer) },
    { rounds, warmUp: 3 },
  );
  return faster(what, samples, { least: 10 });
}

function proveWithOurs(identity, challenge) {
  const keys = createSrpKeyPair();
  const claim = provePassword(identity, keys, challenge);
  return { srpA: keys.srpA, timestamp: claim.timestamp, signature: claim.passwordClaimSignature };
}

/** As CognitoUser.authenticateUserDefaultAuth does it, but with the faster HMAC of Node.js. */
async function proveWithPeer({ realm, name, password }, { salt, srpB, secretBlock }) {
  const helper = new AuthenticationHelper(realm);
  const A = await promisify(helper.getLargeAValue.bind(helper))();
  const key = await promisify(helper.getPasswordAuthenticationKey.bind(helper))(
    name,
    password,
    new BigInteger(srpB, 16),
    new BigInteger(salt, 16),
  );
  const timestamp = new DateHelper().getNowString();
  const claim = createHmac('sha256', key)
    .update(realm + name)
    .update(secretBlock, 'base64')
    .update(timestamp);
  return { srpA: A.toString(16), timestamp, signature: claim.digest('base64') };
}

async function verifiers(rounds) {
  const { realm, name } = device;
  const samples = await interleave(
    {
      ours: () => timed(() => createDeviceVerifier({ deviceKey: name, deviceGroupKey: realm })),
      peer: async () => {
        const helper = new AuthenticationHelper(realm);
        return timed(() => promisify(helper.generateHashDevice.bind(helper))(realm, name));
      },
    },
    { rounds, warmUp: 3 },
  );
  return faster('verifier of a new device', samples);
}

function faster(what, { ours, peer }, bar) {
  const subject = { name: 'amazon-cognito-identity-js', values: peer, unit: 'ms' };
  return compare(`${subject.name}, ${what}`, subject, { name: 'ours', values: ours }, bar);
}
