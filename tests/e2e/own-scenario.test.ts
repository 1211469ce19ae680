import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { expect, test } from './fixtures.js';

const secret = 'Hush-4711';

/** A scenario whose step does `work` once it has asked for a secret. */
async function writeScenario(folder: string, work: string): Promise<string> {
  const file = join(folder, 'own.mjs');
  await writeFile(
    file,
    `const pin = { name: 'pin', message: 'PIN', kind: 'secret', unattended: 'auto' };
     export default {
       name: 'own', title: 'My own', steps: 1, questions: [pin],
       needs: { mfa: 'OFF', devices: 'off', authFlows: ['ALLOW_USER_SRP_AUTH'], clientSecret: false },
       async play(kit) {
         await kit.step('One', { calls: [], why: 'Why.' }, async () => {
           const answer = await kit.ask(pin, { suggestion: { label: 'hidden', value: async () => '${secret}' } });
           ${work}
         });
       },
     };`,
  );
  return file;
}

describe.concurrent('a scenario of the user’s own that goes wrong still cleans up, and the run fails', () => {
  test.for([
    ['waits for what never comes', 'await new Promise(() => {});', 'nothing is left that it could wait for'],
    [
      'throws in a timer',
      `setTimeout(() => { throw new Error('too late'); }, 5);
       await new Promise((resolve) => setTimeout(resolve, 50));`,
      'Error: too late',
    ],
    [
      'rejects a promise that nobody waits for',
      `void Promise.reject(new Error('unheard'));
       await new Promise((resolve) => setTimeout(resolve, 50));`,
      'Error: unheard',
    ],
  ] as const)('it %s', async ([, work, message], { home, run }) => {
    const file = await writeScenario(home, work);
    const { exitCode, stderr } = await run(['play', file, '--auto']);
    const text = stderr.replaceAll(/\s+/g, ' ');
    expect({ exitCode, text }).toEqual({ exitCode: 1, text: expect.stringContaining(message) });
    expect(text).toMatch(/Removed user pool \S+ ✗ Failed after/);
    expect(text).toContain(`This is a bug in ${file}`);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});

describe.concurrent('an answer that is secret stays so, whatever a scenario says', () => {
  test.for([
    ['a result', 'kit.result(`The PIN is ${answer}.`);', 0],
    ['a problem', 'kit.problem(`The PIN ${answer} is wrong.`, [answer]);', 0],
    ['an error', 'throw new Error(`The PIN ${answer} is wrong.`);', 1],
  ] as const)('in %s', async ([, work, exitCode], { home, run }) => {
    const file = await writeScenario(home, work);
    const cast = join(home, 'own.cast');
    const output = await run(['play', file, '--auto', '--json', '--debug', '--record', cast]);
    expect(output.exitCode).toBe(exitCode);
    const all = output.stdout + output.stderr + (await readFile(cast, 'utf8'));
    expect(all).toContain('******');
    expect(all).not.toContain(secret);
  });
});
