import { interleave } from './lib/interleave.mjs';
import { newFolder } from './lib/places.mjs';
import { compare } from './lib/report.mjs';
import { bareNode, runProgram } from './lib/run-program.mjs';

export const title = 'Start of the program';

export async function run({ quick }) {
  const home = newFolder('home');
  const samples = await interleave(
    {
      bare: bareNode,
      help: () => runProgram(['--help'], home),
      version: () => runProgram(['--version'], home),
      actions: () => runProgram(['actions'], home),
    },
    { rounds: quick ? 7 : 40, warmUp: 2 },
  );
  const line = (name, args, bar) =>
    compare(
      `cognito-demo ${args}`,
      { name, values: samples[name], unit: 'ms' },
      { name: 'node -e 0', values: samples.bare },
      bar,
    );
  return { lines: [line('help', '--help', { most: 1.25 }), line('version', '--version'), line('actions', 'actions')] };
}
