import { Agent } from 'node:http';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { call } from './lib/call.mjs';
import { makePool } from './lib/furnish.mjs';
import { cognitoLocal, newFolder } from './lib/places.mjs';
import { show } from './lib/report.mjs';
import { signInWithPassword, signUp } from './lib/requests.mjs';
import { startCognitoLocal, startProgram } from './lib/servers.mjs';

export const title = 'Users who were told that they signed up, after kill -9 in the middle of sign-ups';

const Libsql = createRequire(import.meta.url)('libsql');
const CLIENTS = 8;
/** Milliseconds from the first sign-up on, after which the process is killed. */
const LIFE = { least: 0, most: 600 };

export async function run({ quick }) {
  const ours = await runRounds('ours', quick ? 5 : 50);
  const peer = existsSync(cognitoLocal) ? await runRounds('cognito-local', quick ? 2 : 8) : [];
  return { lines: [...lines('ours', ours), ...lines('cognito-local', peer)], notes: notes(ours, peer) };
}

/** The same file all along, so that each round begins with what the one before left behind. */
async function runRounds(side, rounds) {
  const subject = side === 'ours' ? ourFile() : peerFolder();
  const results = [];
  let server = await subject.start();
  try {
    let place = await makePool(server.url);
    for (let round = 0; round < rounds; round++) {
      const acknowledged = await signUpUntilKilled(server, place, `round${round}-`);
      const result = { acknowledged: acknowledged.length, lost: acknowledged.length, opened: false, intact: false };
      results.push(result);
      try {
        server = await subject.start();
        result.opened = true;
        place = { ...place, url: server.url };
        result.lost = await countLost(place, acknowledged);
        result.intact = subject.isIntact();
      } catch {
        // It does not start, or has forgotten its pool: all are lost. The next round begins anew.
        if (!result.opened) subject.renew();
        if (!result.opened) server = await subject.start();
        place = await makePool(server.url);
      }
    }
  } finally {
    await server.stop();
  }
  return results;
}

function ourFile() {
  const home = newFolder('home');
  let file = join(newFolder('kill-9'), 'cognito.sqlite');
  return {
    start: () => startProgram({ file, home }),
    renew() {
      file = join(newFolder('kill-9'), 'cognito.sqlite');
    },
    isIntact() {
      const sqlite = new Libsql(file);
      const { integrity_check: finding } = sqlite.prepare('PRAGMA integrity_check(1)').get([]);
      sqlite.close();
      return finding === 'ok';
    },
  };
}

/** Its files are JSON; that they are read again is all there is to see. */
function peerFolder() {
  let folder = newFolder('kill-9-peer');
  return {
    start: () => startCognitoLocal({ folder }),
    renew() {
      folder = newFolder('kill-9-peer');
    },
    isIntact: () => true,
  };
}

async function signUpUntilKilled(server, place, prefix) {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const acknowledged = [];
  let turn = 0;
  let tellFirst;
  const first = new Promise((resolve) => (tellFirst = resolve));
  const keepSigningUp = async () => {
    for (;;) {
      const username = `${prefix}${turn++}`;
      try {
        await signUp({ ...place, agent }, username);
      } catch {
        // The connection broke: nobody was told anything.
        return;
      }
      acknowledged.push(username);
      tellFirst();
    }
  };
  const clients = Array.from({ length: CLIENTS }, keepSigningUp);
  await Promise.race([first, ...clients]);
  await new Promise((resolve) => setTimeout(resolve, LIFE.least + Math.random() * (LIFE.most - LIFE.least)));
  server.process.kill('SIGKILL');
  await once(server.process, 'exit');
  await Promise.all(clients);
  agent.destroy();
  return acknowledged;
}

/** Who can't sign in by password any more. An administrator confirms them first: their codes are not at hand. */
async function countLost(place, usernames) {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const waiting = [...usernames];
  let lost = 0;
  const keepSigningIn = async () => {
    for (let username = waiting.pop(); username !== undefined; username = waiting.pop()) {
      try {
        await call(place.url, 'AdminConfirmSignUp', { UserPoolId: place.poolId, Username: username }, agent);
        await signInWithPassword({ ...place, agent }, username);
      } catch {
        lost++;
      }
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, keepSigningIn));
  agent.destroy();
  return lost;
}

function lines(side, results) {
  if (results.length === 0) return [];
  return [
    show(`${side}: users who were told, a round`, { values: results.map(({ acknowledged }) => acknowledged) }),
    show(`${side}: of these lost, a round`, { values: results.map(({ lost }) => lost) }),
  ];
}

function notes(ours, peer) {
  return [
    ...summary('ours', ours),
    ...summary('cognito-local', peer),
    `${CLIENTS} clients sign up over HTTP; ${LIFE.least} to ${LIFE.most} ms after the first the process gets SIGKILL and is started again on what it left.`,
    'Who was told and can not sign in by password then is lost. Ours must also pass the integrity check of SQLite.',
  ];
}

function summary(side, results) {
  if (results.length === 0) return [];
  const sum = (key) => results.reduce((total, result) => total + Number(result[key]), 0);
  const told = `${sum('acknowledged').toLocaleString('en-US')} told, ${sum('lost').toLocaleString('en-US')} lost`;
  return [
    `${side}: ${results.length} rounds, ${told}, opened again ${sum('opened')} times, intact ${sum('intact')} times.`,
  ];
}
