import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { addUsers, makePool } from './lib/furnish.mjs';
import { interleave } from './lib/interleave.mjs';
import { helper, newFolder } from './lib/places.mjs';
import { putUnderLoad } from './lib/put-under-load.mjs';
import { compare } from './lib/report.mjs';
import { startCognitoLocal, startLibrary } from './lib/servers.mjs';

export const title = 'SRP sign-in on the server';

export async function run({ quick }) {
  const count = quick ? 60 : 200;
  const memory = await furnish(await startLibrary());
  const file = await furnish(await startLibrary({ file: join(newFolder('local'), 'local.sqlite') }));
  const peer = await furnish(await startCognitoLocal());
  const primitives = fork(helper('primitives'));
  try {
    // Until V8 has compiled what is hot, it is the compiler that is measured: it is at it for some 2,000 sign-ins.
    for (const place of [memory, file]) await processorTime(place, quick ? 100 : 2500, 8);
    const times = await interleave(
      {
        memory: () => processorTime(memory, count),
        primitives: async () => (await ask(primitives, { count, pauses: false })) / count,
        pausing: async () => (await ask(primitives, { count, pauses: true })) / count,
        file: () => processorTime(file, count),
        memory8: () => processorTime(memory, count, 8),
      },
      { rounds: quick ? 3 : 9 },
    );
    const rate =
      (place, clients, kind = 'signInWithSrp') =>
      async () => {
        const plan = { clients, milliseconds: quick ? 700 : 2000, usernames: place.usernames };
        const { done, failed, seconds } = await putUnderLoad(kind, place, plan);
        if (failed > 0) throw new Error(`${failed} sign-ins failed.`);
        return done / seconds;
      };
    const rates = await interleave(
      {
        memory1: rate(memory, 1),
        peer1: rate(peer, 1, 'signInWithPassword'),
        file1: rate(file, 1),
        memory8: rate(memory, 8),
        peer8: rate(peer, 8, 'signInWithPassword'),
        file8: rate(file, 8),
      },
      { rounds: quick ? 1 : 3 },
    );
    const line = (what, values, bar) =>
      compare(what, { values, unit: 'ms' }, { name: '3 powers + 2 signatures', values: times.primitives }, bar);
    const rateLine = (what, values, base) =>
      compare(what, { values, unit: '/s' }, { name: 'cognito-local, by password', values: base });
    return {
      lines: [
        line('processor time, in memory', times.memory, { most: 1.3 }),
        line('processor time, in memory, 8 clients', times.memory8, { most: 1.3 }),
        line('processor time, kept in a file', times.file),
        line('the arithmetic alone, with pauses', times.pausing),
        rateLine('sign-ins, 1 client, in memory', rates.memory1, rates.peer1),
        rateLine('sign-ins, 1 client, kept in a file', rates.file1, rates.peer1),
        rateLine('sign-ins, 8 clients, in memory', rates.memory8, rates.peer8),
        rateLine('sign-ins, 8 clients, kept in a file', rates.file8, rates.peer8),
      ],
      notes: [
        'Processor time is that of the whole server, user and system, over both calls of the sign-in.',
        'With one client the server sleeps between calls, and each wakes it up with cold caches; with 8 it is busy, as the base is. The last line of these says what that alone comes to.',
        'The base is the same three exponentiations (256-bit exponents, 3072-bit modulus) and two 2048-bit RSA signatures, alone in a process.',
        'cognito-local has no SRP: its rates are those of the same clients with passwords in the clear.',
        'The clients compute their proofs on the same machine, so the rates are below what the server could do.',
      ],
    };
  } finally {
    primitives.disconnect();
    await memory.server.stop();
    await file.server.stop();
    await peer.server.stop();
  }
}

async function furnish(server) {
  const place = await makePool(server.url);
  return { ...place, server, usernames: await addUsers(place, 20, server.code) };
}

/** Milliseconds of the server's processors a sign-in. */
async function processorTime(place, count, clients = 1) {
  const before = await place.server.processorTime();
  const plan = { clients, milliseconds: 60_000, most: count, usernames: place.usernames };
  const { done, failed } = await putUnderLoad('signInWithSrp', place, plan);
  if (done !== count || failed > 0) throw new Error(`${count - done} of ${count} SRP sign-ins did not end.`);
  // The load's warm-up is a sign-in, too.
  return ((await place.server.processorTime()) - before) / (count + 1);
}

async function ask(child, question) {
  child.send(question);
  return (await once(child, 'message'))[0];
}
