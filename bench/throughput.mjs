import { join } from 'node:path';
import { addUsers, makePool } from './lib/furnish.mjs';
import { interleave } from './lib/interleave.mjs';
import { newFolder } from './lib/places.mjs';
import { putUnderLoad } from './lib/put-under-load.mjs';
import { compare } from './lib/report.mjs';
import { startCognitoLocal, startLibrary, startProgram } from './lib/servers.mjs';

export const title = 'Requests a second, 8 clients over HTTP';

const RESIDENTS = 40;

export async function run({ quick }) {
  const places = await openPlaces();
  const failures = { file: 0, memory: 0, peer: 0 };
  const plan = { rounds: quick ? 2 : 5, milliseconds: quick ? 700 : 2000 };
  try {
    const signIns = await measure('signInWithPassword', plan);
    const signUps = await measure('signUp', plan);
    return {
      lines: [
        line('sign-ups, kept in a file', signUps.file, signUps.peer, { least: 5 }),
        line('sign-ups, in memory', signUps.memory, signUps.peer),
        line('password sign-ins, kept in a file', signIns.file, signIns.peer, { least: 3 }),
        line('password sign-ins, in memory', signIns.memory, signIns.peer),
      ],
      notes: [
        'Kept in a file means kept: each answer waits until its write would survive a power cut.',
        'cognito-local writes its file anew for each sign-up, so its rate falls with each round; all begin with the same users.',
        `Requests that failed: ${failures.file} on ours with a file, ${failures.memory} in memory, ${failures.peer} on cognito-local.`,
      ],
    };
  } finally {
    for (const { server } of Object.values(places)) await server.stop();
  }

  function measure(kind, { rounds, milliseconds }) {
    const contestant = (name) => async () => {
      const { place, usernames } = places[name];
      const users = kind === 'signUp' ? { prefix: `new${Math.random().toString(36).slice(2)}` } : { usernames };
      const { done, failed, seconds } = await putUnderLoad(kind, place, { milliseconds, ...users });
      failures[name] += failed;
      return done / seconds;
    };
    return interleave({ file: contestant('file'), peer: contestant('peer'), memory: contestant('memory') }, { rounds });
  }
}

function line(what, values, peer, bar) {
  return compare(what, { name: 'ours', values, unit: '/s' }, { name: 'cognito-local', values: peer }, bar);
}

async function openPlaces() {
  const file = join(newFolder('local'), 'local.sqlite');
  const furnisher = await startLibrary({ file });
  const kept = await furnish(furnisher);
  await furnisher.stop();
  const server = await startProgram({ file });
  return {
    file: { ...kept, server, place: { ...kept.place, url: server.url } },
    memory: await furnish(await startLibrary()),
    peer: await furnish(await startCognitoLocal()),
  };
}

async function furnish(server) {
  const place = await makePool(server.url);
  return { server, place, usernames: await addUsers(place, RESIDENTS, server.code) };
}
