import { interleave } from './lib/interleave.mjs';
import { newFolder } from './lib/places.mjs';
import { compare } from './lib/report.mjs';
import { bareNode, runProgram } from './lib/run-program.mjs';

export const title = 'A whole run of signup-mfa on local Cognito';

const unattended = ['signup-mfa', '--auto'];

export async function run({ quick }) {
  const home = newFolder('home');
  const samples = await interleave(
    {
      bare: bareNode,
      warm: () => runProgram(unattended, home),
      cold: () => runProgram(unattended, newFolder('home')),
    },
    { rounds: quick ? 5 : 25 },
  );
  const line = (what, name, bar) =>
    compare(what, { name, values: samples[name], unit: 'ms' }, { name: 'node -e 0', values: samples.bare }, bar);
  return {
    lines: [line('signup-mfa --auto', 'warm', { most: 3.5 }), line('signup-mfa --auto, first run of a user', 'cold')],
    notes: ['The first run of a user makes the RSA keys that later runs find in the cache.'],
  };
}
