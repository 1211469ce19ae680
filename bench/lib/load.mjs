// The load, in a process of its own: node load.mjs JSON. Prints what came of it as JSON.
import { Agent } from 'node:http';
import { signInWithPassword, signInWithSrp, signUp } from './requests.mjs';

const { kind, url, poolId, clientId, clients, milliseconds, most, usernames, prefix } = JSON.parse(process.argv[2]);
const work = { signUp, signInWithPassword, signInWithSrp }[kind];
const place = { url, poolId, clientId, agent: new Agent({ keepAlive: true, maxSockets: clients }) };
// A first call loads what the client needs.
if (usernames !== undefined) await work(place, usernames[0]);

let begun = 0;
let done = 0;
let failed = 0;
const start = performance.now();
const deadline = start + milliseconds;
await Promise.all(Array.from({ length: clients }, keepCalling));
const seconds = (performance.now() - start) / 1000;
process.stdout.write(JSON.stringify({ done, failed, seconds }));
place.agent.destroy();

async function keepCalling() {
  while (begun < most && performance.now() < deadline) {
    const turn = begun++;
    const username = usernames === undefined ? `${prefix}${turn}` : usernames[turn % usernames.length];
    await work(place, username).then(
      () => done++,
      () => failed++,
    );
  }
}
