import { join } from 'node:path';
import { fillCognitoLocal, fillOurs } from './lib/fill.mjs';
import { addUsers, makePool } from './lib/furnish.mjs';
import { interleave, timed } from './lib/interleave.mjs';
import { newFolder } from './lib/places.mjs';
import { compare } from './lib/report.mjs';
import { signInWithPassword, signInWithSrp, signUp } from './lib/requests.mjs';
import { startCognitoLocal, startLibrary, startProgram } from './lib/servers.mjs';

export const title = 'Latency of one client, by the number of users';

const RESIDENTS = 20;
const sizes = { ours: [100, 10_000, 100_000], peer: [100, 1000, 5000] };
const furnish = { ours: furnishOurs, peer: furnishPeer };
const peerNeeds = { peer: 'cognito-local' };

export async function run({ quick }) {
  const places = { ours: [], peer: [] };
  try {
    for (const side of ['ours', 'peer']) {
      for (const size of sizes[side]) places[side].push(await furnish[side](size));
    }
    const rounds = quick ? 20 : 150;
    const lines = [];
    for (const [work, sides] of [
      [signUp, ['ours', 'peer']],
      [signInWithPassword, ['ours', 'peer']],
      [signInWithSrp, ['ours']],
    ]) {
      for (const side of sides) lines.push(...(await measure(work, side, rounds)));
    }
    return { lines, notes };
  } finally {
    for (const { server } of Object.values(places).flat()) await server.stop();
  }

  async function measure(work, side, most) {
    // The peer's answers take so long at its larger sizes that a fifth of the rounds must do.
    const rounds = side === 'ours' ? most : Math.ceil(most / 5);
    const contestants = Object.fromEntries(
      places[side].map((place) => [`${place.size} users`, () => timed(() => work(place, place.nextUser(work)))]),
    );
    const samples = await interleave(contestants, { rounds, warmUp: Math.min(rounds, 50) });
    const [base, ...larger] = Object.entries(samples);
    return larger.map(([name, values]) =>
      compare(
        `${peerNeeds[side] ? `${peerNeeds[side]}, ` : ''}${labels.get(work)}, ${Number.parseInt(name).toLocaleString('en-US')} users`,
        { values, unit: 'ms' },
        { name: base[0], values: base[1] },
        side === 'ours' && name === '100000 users' ? { most: 1.2 } : undefined,
      ),
    );
  }
}

const labels = new Map([
  [signUp, 'sign-up'],
  [signInWithPassword, 'password sign-in'],
  [signInWithSrp, 'SRP sign-in'],
]);

const notes = [
  `${RESIDENTS} users of each size signed up for real, and they are who signs in; all others are copies of the first, written straight into the store.`,
  'All sizes are up at once and take turns, call by call. Ours keep all in a file, through `cognito-demo local --file`.',
  'cognito-local reads and writes its whole file for each call: beyond 5,000 users a run would take too long.',
];

async function furnishOurs(size) {
  const file = join(newFolder('local'), 'local.sqlite');
  const { place, usernames } = await furnishWith(await startLibrary({ file }));
  check(fillOurs(file, size - RESIDENTS), size);
  return open(await startProgram({ file }), place, usernames, size);
}

async function furnishPeer(size) {
  const folder = newFolder('cognito-local');
  const { place, usernames } = await furnishWith(await startCognitoLocal({ folder }));
  check(fillCognitoLocal(folder, place.poolId, size - RESIDENTS), size);
  return open(await startCognitoLocal({ folder }), place, usernames, size);
}

async function furnishWith(server) {
  const place = await makePool(server.url);
  const usernames = await addUsers(place, RESIDENTS, server.code);
  // A sign-in to copy.
  await signInWithPassword(place, usernames[0]);
  await server.stop();
  return { place, usernames };
}

function open(server, place, usernames, size) {
  let turn = 0;
  const nextUser = (work) => (work === signUp ? `new${turn++}` : usernames[turn++ % usernames.length]);
  return { ...place, url: server.url, server, size, nextUser };
}

function check(users, size) {
  if (users !== size) throw new Error(`There are ${users} users instead of ${size}.`);
}
