// The same pool with few and with many users, to see what the number of them costs.
import { join } from 'node:path';
import { fillCognitoLocal, fillOurs } from './fill.mjs';
import { addUsers, makePool } from './furnish.mjs';
import { interleave, timed } from './interleave.mjs';
import { newFolder } from './places.mjs';
import { compare } from './report.mjs';
import { signInWithPassword } from './requests.mjs';
import { startCognitoLocal, startLibrary, startProgram } from './servers.mjs';

export const RESIDENTS = 20;
const LARGEST_OF_QUICK = 100_000;
const sizes = { ours: [100, 10_000, 100_000, 1_000_000], peer: [100, 10_000] };
const furnish = { ours: furnishOurs, peer: furnishPeer };

export const notes = [
  `${RESIDENTS} users of each size signed up for real; all others are copies of the first, written straight into the store.`,
  'All sizes are up at once and take turns, call by call. Ours keep all in a file, through `cognito-demo local --file`.',
  'cognito-local reads its whole file for each call, and writes it for each change: beyond 10,000 users a run would take too long.',
];

const opened = new Map();

/** The places of one side, by size. Made once in a run, whichever benchmarks want them, and there until it ends. */
export async function placesOf(side, { quick }) {
  if (!opened.has(side)) {
    const places = [];
    for (const size of sizes[side].filter((size) => !quick || size <= LARGEST_OF_QUICK)) {
      places.push(await furnish[side](size));
    }
    opened.set(side, places);
  }
  return opened.get(side);
}

/** What a call takes at each size, compared with the smallest. @param work gets the place and a number of its own */
export async function measureAtSizes(label, side, work, { quick, bar }) {
  const places = await placesOf(side, { quick });
  // The peer's answers take so long at its larger size that a fifth of the rounds must do.
  const rounds = (quick ? 20 : 150) / (side === 'ours' ? 1 : 5);
  const contestants = Object.fromEntries(
    places.map((place) => [`${place.size} users`, () => timed(() => work(place, place.turn++))]),
  );
  const samples = await interleave(contestants, { rounds, warmUp: Math.min(rounds, 50) });
  const [base, ...larger] = Object.entries(samples);
  return larger.map(([name, values]) => {
    const size = Number.parseInt(name);
    return compare(
      `${side === 'ours' ? '' : 'cognito-local, '}${label}, ${size.toLocaleString('en-US')} users`,
      { values, unit: 'ms' },
      { name: base[0], values: base[1] },
      side === 'ours' && size >= 100_000 ? bar : undefined,
    );
  });
}

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
  return { ...place, url: server.url, usernames, size, turn: 0 };
}

function check(users, size) {
  if (users !== size) throw new Error(`There are ${users} users instead of ${size}.`);
}
