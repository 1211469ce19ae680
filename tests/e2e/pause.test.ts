import { keys } from '../support/terminal-session.js';
import { expect, test } from './fixtures.js';

const prompt = 'Enter goes on';

test('--pause waits for Enter between one step and the next, and leaves nothing on the screen', async ({ play }) => {
  const session = play(['devices', '--auto', '--pause']);
  const total = Number(/Step 1\/(\d+)/.exec(await session.see(prompt))?.[1]);
  for (let step = 1; step < total; step++) {
    // oxlint-disable-next-line no-await-in-loop
    await session.see(prompt);
    expect(session.transcript()).not.toContain(`Step ${step + 1}/${total}`);
    session.send(keys.enter);
    // oxlint-disable-next-line no-await-in-loop
    await session.until(() => session.transcript().includes(`Step ${step + 1}/${total}`), `step ${step + 1} began`);
  }
  expect(await session.exit).toBe(0);
  expect(session.transcript()).toMatch(/✓ Done in/);
  expect(session.transcript()).not.toContain(prompt);
});

test('Ctrl-C there ends the run, clean-up included', async ({ play }) => {
  const session = play(['devices', '--auto', '--pause']);
  await session.see(prompt);
  session.send(keys.ctrlC);
  expect(await session.exit).toBe(130);
  expect(session.transcript()).toMatch(/Removed user pool \S+\s+▲ Interrupted/);
});

test('it says so when nobody is there to press Enter', async ({ run }) => {
  const { exitCode, stdout, stderr } = await run(['hello', '--auto', '--pause']);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain('--pause waits for Enter between the steps, and nobody is at the terminal.');
});
