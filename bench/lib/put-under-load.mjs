import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { helper } from './places.mjs';

const run = promisify(execFile);

/**
 * Clients with a keep-alive connection each that call one after the other, until the time is up or `most` calls are
 * made. Only what ended well counts as done.
 *
 * @returns {Promise<{ done: number, failed: number, seconds: number }>}
 */
export async function putUnderLoad(kind, place, { clients = 8, milliseconds, most = 100_000, usernames, prefix }) {
  const { url, poolId, clientId } = place;
  const plan = { kind, url, poolId, clientId, clients, milliseconds, most, usernames, prefix };
  const { stdout } = await run(process.execPath, [helper('load'), JSON.stringify(plan)]);
  return JSON.parse(stdout);
}
