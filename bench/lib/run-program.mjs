import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { program } from './places.mjs';
import { timed } from './interleave.mjs';

/** Wall time of bare Node.js, from the start of the process to its end. */
export const bareNode = () => wallTime(['-e', '0']);

/** The same for the program. What it prints goes nowhere. */
export const runProgram = (args, home) => wallTime([program, ...args], home);

async function wallTime(args, home) {
  const env = home === undefined ? process.env : { ...process.env, COGNITO_DEMO_HOME: home };
  return timed(async () => {
    const child = spawn(process.execPath, args, { stdio: 'ignore', env });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}.`);
  });
}
