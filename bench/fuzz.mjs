// node bench/fuzz.mjs [--requests 100000] [--seed 1]
//
// Sends local Cognito requests of all operations, good, bad and mad, and fails when an answer is not as it must be:
// a 5xx, something that is no AWS JSON, an error that the operation has not, a secret in an error.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { drive } from './lib/fuzz/drive.mjs';
import { kinds } from './lib/fuzz/kinds.mjs';
import { requestsOf } from './lib/fuzz/requests.mjs';
import { importTypeScript } from './lib/import-typescript.mjs';
import { library } from './lib/places.mjs';

/** After so many the world is made anew: by then its pools and users are gone or beyond recognition. */
const A_WORLD = 1000;

const { values: options } = parseArgs({
  options: { requests: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const [wanted, seed] = [Number(options.requests), Number(options.seed)];
const model = JSON.parse(await readFile(new URL('../tests/fixtures/service-model.json', import.meta.url), 'utf8'));
const { startLocalCognito } = await import(library('local'));
const auth = await import(library('auth'));
const { createPasskeyAuthenticator } = await importTypeScript('../tests/support/passkey-authenticator.ts');

const statuses = new Map();
const errors = new Map();
const succeeded = new Set();
const ways = new Map();
const refused = new Set();
const failures = [];
process.on('warning', ({ name, message }) => {
  if (name === 'LocalCognitoBug') failures.push(message);
});
const requests = requestsOf(model);
const started = performance.now();
for (let sent = 0, round = 0; sent < wanted && failures.length === 0; sent += A_WORLD, round++) {
  const numRuns = Math.min(A_WORLD, wanted - sent);
  const violation = await driveNewWorld(fc.sample(requests, { numRuns, seed: seed * 1_000_000 + round }), round);
  if (violation !== undefined) failures.push(JSON.stringify(violation, undefined, 2));
}

const total = [...statuses.values()].reduce((sum, count) => sum + count, 0);
console.log(`${total} requests, ${((performance.now() - started) / 1000).toFixed(0)} s, seed ${seed}\n`);
for (const [what, count] of [...statuses, ...[...errors].toSorted(([, a], [, b]) => b - a)]) {
  console.log(`${String(count).padStart(8)}  ${what}`);
}
console.log(`\n${succeeded.size} operations succeeded at least once. These never did:`);
const never = Object.keys(model.operations).filter((name) => !succeeded.has(name) && !refused.has(name));
console.log(never.join(', ') || 'none');
console.log(`\nWhat sign-ins went through:`);
for (const [what, count] of [...ways].toSorted(([a], [b]) => a.localeCompare(b))) {
  console.log(`${String(count).padStart(8)}  ${what}`);
}
console.log(`These never went right: ${challengesNeverMet().join(', ') || 'none'}`);
for (const failure of failures) console.error(`\nViolation: ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;

async function driveNewWorld(sequence, round) {
  let now = Date.UTC(2026, 0, 5, 3, 4, 5);
  const codes = new Map();
  const local = await startLocalCognito({
    clock: { now: () => now },
    onMessage: ({ to, code }) => code !== undefined && codes.set(to, code),
    onFunctionLog: () => undefined,
  });
  try {
    return await drive(model, sequence, {
      functions: (name, handler) => local.functions.register(name, handler),
      codeOf: (address) => codes.get(address),
      now: () => now,
      auth,
      authenticator: () => createPasskeyAuthenticator(),
      advance: (seconds) => void (now += seconds * 1000),
      onAnswer,
      // Each pool that signs tokens needs keys, which are slow to make.
      pools: twoOf(kinds.length, round),
      send: (operation, text) => send(local, operation, text),
    });
  } finally {
    await local.close();
  }
}

/** Two different ones of so many, and all pairs of them in turn. */
function twoOf(count, round) {
  const first = round % count;
  return [first, (first + 1 + (Math.floor(round / count) % (count - 1))) % count];
}

async function send(local, operation, body) {
  const headers = {
    'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    authorization: 'AWS4-HMAC-SHA256 Credential=local',
  };
  const { response } = await local.requestHandler.handle({ method: 'POST', path: '/', headers, body });
  return { status: response.statusCode, headers: response.headers, text: response.body.toString() };
}

function onAnswer(operation, { status, headers }, body) {
  count(statuses, `answered ${status}`);
  if (status === 200) {
    succeeded.add(operation);
    const way = body.AuthFlow ?? body.ChallengeName;
    if (way !== undefined) count(ways, way);
  } else count(errors, headers['x-amzn-errortype']?.slice(0, -1) ?? 'no error type');
  if (/does not offer|no threat protection/.test(headers['x-amzn-errormessage'])) refused.add(operation);
}

/** ADMIN_NO_SRP_AUTH is the name of a flow, too, and of no challenge that is asked. */
function challengesNeverMet() {
  return model.shapes.ChallengeNameType.enum.filter((name) => name !== 'ADMIN_NO_SRP_AUTH' && !ways.has(name));
}

function count(table, name) {
  table.set(name, (table.get(name) ?? 0) + 1);
}
