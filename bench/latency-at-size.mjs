import { measureAtSizes, notes, RESIDENTS } from './lib/at-size.mjs';
import { signInWithPassword, signInWithSrp, signUp } from './lib/requests.mjs';

export const title = 'Latency of one client, by the number of users';

export async function run({ quick }) {
  const options = { quick, bar: { most: 1.2 } };
  const lines = [];
  for (const side of ['ours', 'peer']) {
    lines.push(...(await measureAtSizes('sign-up', side, (place, turn) => signUp(place, `new${turn}`), options)));
  }
  for (const side of ['ours', 'peer']) {
    lines.push(...(await measureAtSizes('password sign-in', side, asResident(signInWithPassword), options)));
  }
  // cognito-local has no SRP.
  lines.push(...(await measureAtSizes('SRP sign-in', 'ours', asResident(signInWithSrp), options)));
  return { lines, notes };
}

const asResident = (signIn) => (place, turn) => signIn(place, place.usernames[turn % RESIDENTS]);
