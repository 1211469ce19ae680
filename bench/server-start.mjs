import { join } from 'node:path';
import { addUsers, makePool } from './lib/furnish.mjs';
import { interleave } from './lib/interleave.mjs';
import { newFolder } from './lib/places.mjs';
import { putUnderLoad } from './lib/put-under-load.mjs';
import { compare } from './lib/report.mjs';
import { startCognitoLocal, startLibrary, startProgram } from './lib/servers.mjs';

export const title = 'Start of local Cognito, and its memory';

export async function run({ quick }) {
  const file = join(newFolder('local'), 'local.sqlite');
  const home = newFolder('home');
  const folder = newFolder('cognito-local');
  const starts = {
    memory: () => startProgram({ home }),
    file: () => startProgram({ home, file }),
    peer: () => startCognitoLocal({ folder }),
  };
  const residents = { memory: [], file: [], peer: [] };
  const startTimes = await interleave(
    Object.fromEntries(Object.keys(starts).map((name) => [name, () => startOnce(name)])),
    { rounds: quick ? 3 : 8 },
  );
  const loaded = await interleave(
    { ours: () => loadOnce(startLibrary, quick), peer: () => loadOnce(startCognitoLocal, quick) },
    { rounds: quick ? 1 : 3, warmUp: 0 },
  );
  const line = (what, values, peer, unit, bar) =>
    compare(what, { name: 'ours', values, unit }, { name: 'cognito-local', values: peer }, bar);
  return {
    lines: [
      line('start to first answer', startTimes.memory, startTimes.peer, 'ms', { most: 0.4 }),
      line('start to first answer, on a file', startTimes.file, startTimes.peer, 'ms', { most: 0.4 }),
      line('resident memory after the start', residents.memory, residents.peer, 'MB', { most: 0.8 }),
      line('resident memory after the start, on a file', residents.file, residents.peer, 'MB', { most: 0.8 }),
      line('resident memory after load', loaded.ours, loaded.peer, 'MB', { most: 0.8 }),
    ],
    notes: [
      'The first answer is that to ListUserPools, with the process started before. Each has its folders from an earlier start.',
      `The load is ${loadSize(quick)} sign-ups and as many password sign-ins by 8 clients. Ours has its database in memory then.`,
    ],
  };

  async function startOnce(name) {
    const server = await starts[name]();
    residents[name].push(server.residentMegabytes());
    await server.stop();
    return server.startMs;
  }
}

const loadSize = (quick) => (quick ? 100 : 500);

async function loadOnce(start, quick) {
  const server = await start();
  try {
    const place = await makePool(server.url);
    const usernames = await addUsers(place, 10, server.code);
    const plan = { milliseconds: 60_000, most: loadSize(quick) };
    await putUnderLoad('signUp', place, { ...plan, prefix: 'new' });
    await putUnderLoad('signInWithPassword', place, { ...plan, usernames });
    return server.residentMegabytes();
  } finally {
    await server.stop();
  }
}
